/** What to do about a user, in the order in which equal priorities are settled. */
export type NextAction =
  | 'mood_support'
  | 're_engagement'
  | 'milestone_celebration'
  | 'topic_follow_up'
  | 'check_in'
  | 'feature_highlight'
  | 'none';

/** Why an action has its priority. */
export type ActionReason =
  /** The latest sentiment, or the recent mood, is very negative. */
  | 'very_negative_mood'
  /** The mood is falling and below 0. */
  | 'falling_mood'
  /** Nothing calls for support. */
  | 'mood_is_fine'
  /** The churn risk is of that level. */
  | 'churn_risk_critical'
  /** The churn risk is of that level. */
  | 'churn_risk_high'
  /** The churn risk is of that level. */
  | 'churn_risk_medium'
  /** The churn risk is of that level. */
  | 'churn_risk_low'
  /** Too little is known of the user to tell the churn risk. */
  | 'churn_risk_unknown'
  /** A milestone waits to be celebrated. */
  | 'milestone_reached'
  /** None does. */
  | 'no_milestone'
  /** A topic has not come up for a while. */
  | 'topic_silent'
  /** There is none to come back to. */
  | 'no_silent_topic'
  /** There is a feature that the user does not know yet. */
  | 'feature_unused'
  /** There is none. */
  | 'no_feature'
  /** The user needs support, so nothing promotional is considered. */
  | 'mood_comes_first'
  /** The priority of doing nothing. */
  | 'nothing_better';

/** One thing that could be done. */
export interface ActionCandidate {
  readonly action: NextAction;
  /** From 0 (not at all) to 1. */
  readonly priority: number;
  readonly reason: ActionReason;
  /** The topic, milestone or feature; null for the other actions. */
  readonly about: string | null;
}

/** What `nextBestAction` finds: the winner, and all seven by falling priority. */
export interface BestAction extends ActionCandidate {
  readonly candidates: readonly ActionCandidate[];
}
