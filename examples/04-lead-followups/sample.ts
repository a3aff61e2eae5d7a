import { DatabaseSync } from '@photostructure/sqlite';

const DAY = 86_400_000;

/**
 * A database as it was before follow-ups came to it: the source's table without the new columns, with its three
 * leads. Mike converts just as he is marked (a trigger stands in for whoever writes down the answers).
 */
export function createSample(path: string, now: number): void {
  const db = new DatabaseSync(path);
  db.exec(`CREATE TABLE leads (
    id TEXT PRIMARY KEY, name TEXT, email TEXT, company TEXT, company_website TEXT,
    engagement_stage TEXT DEFAULT '1st degree', engagement_status TEXT, email_confidence_level TEXT,
    response_status TEXT, eligible_for_reengagement BOOLEAN, last_contacted TIMESTAMP, engagement_history TEXT,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
    CREATE TRIGGER mike_converts AFTER UPDATE OF eligible_for_reengagement ON leads
    WHEN NEW.id = 'mike' AND NEW.eligible_for_reengagement = 1
    BEGIN UPDATE leads SET response_status = 'Converted' WHERE id = 'mike'; END`);
  const add = db.prepare(
    `INSERT INTO leads (id, name, email, company, engagement_status, email_confidence_level, last_contacted)
     VALUES (?, ?, ?, ?, 'Sent', ?, ?)`,
  );
  const eightDaysAgo = new Date(now - 8 * DAY).toISOString().replace('T', ' ').slice(0, 19);
  add.run('emma', 'Emma Watson', 'emma@healthtech.com', 'HealthTech', 'Real', eightDaysAgo);
  add.run('mike', 'Mike Johnson', 'mike@startup.com', 'Startup', 'Pattern', eightDaysAgo);
  add.run('sarah', 'Sarah Chen', 'sarah@agency.co', 'Agency', 'Real', eightDaysAgo);
  db.close();
}
