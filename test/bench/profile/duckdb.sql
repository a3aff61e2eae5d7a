WITH past AS MATERIALIZED (
  SELECT id, name, date, epoch_ms(date::TIMESTAMP) AS atMs, venue, host, eventType, participants,
         row_number() OVER (ORDER BY date::TIMESTAMP, id) AS n
  FROM events WHERE date::TIMESTAMP <= $now::TIMESTAMP
),
seat AS MATERIALIZED (
  SELECT n, lower(trim(email)) AS email, min(seat) AS seat
  FROM (SELECT n, unnest(participants) AS email, generate_subscripts(participants, 1) AS seat FROM past)
  GROUP BY ALL
),
attended AS MATERIALIZED (
  SELECT u.id AS user, past.* EXCLUDE (id, participants)
  FROM users u JOIN seat ON seat.email = lower(trim(u.email)) JOIN past USING (n)
),
history AS (
  SELECT user, count(*) AS numberOfEventsAttended, arg_max(date, n) AS lastEventDate,
         list({name: name, date: date, venue: venue} ORDER BY n) AS eventHistory,
         list(name || ' ' || replace(eventType, '_', ' ')) AS texts,
         round(count(*) / greatest(1, ($nowMs - min(atMs)) / 86400000 / 30.4375), 2) AS averageEventsPerMonth,
         ($nowMs - max(atMs)) // 86400000 AS daysSinceLastEvent
  FROM attended GROUP BY user
),
host AS (
  SELECT user, list(host ORDER BY first) AS eventHistoryHosts,
         list(host ORDER BY count DESC, first) FILTER (count >= 2) AS favoriteHosts
  FROM (SELECT user, host, min(n) AS first, count(*) AS count FROM attended GROUP BY ALL) GROUP BY user
),
venue AS (
  SELECT user, list(venue ORDER BY first) AS venueHistory
  FROM (SELECT user, venue, min(n) AS first FROM attended GROUP BY ALL) GROUP BY user
),
type AS (
  SELECT user, list(eventType ORDER BY count DESC, first)[:3] AS favoriteEventTypes
  FROM (SELECT user, eventType, min(n) AS first, count(*) AS count FROM attended GROUP BY ALL) GROUP BY user
),
shared AS (
  SELECT a.user, seat.email, count(*) AS count, min(a.n * 1000 + seat.seat) AS first
  FROM attended a JOIN seat USING (n) GROUP BY ALL HAVING count(*) >= 2
),
person AS (
  SELECT DISTINCT email,
         list_aggregate(list_transform(string_split(regexp_replace(split_part(email, '@', 1), '\d', '', 'g'), '.'),
                        lambda w: upper(w[1]) || w[2:]), 'string_agg', ' ') AS name
  FROM seat
),
friend AS (
  SELECT s.user, list(person.name ORDER BY count DESC, first) AS friends
  FROM shared s JOIN person USING (email) JOIN users u ON u.id = s.user WHERE lower(trim(u.email)) <> s.email GROUP BY s.user
),
message AS (
  SELECT userId AS user, count(*) FILTER (status = 'queued') AS queued, count(*) FILTER (status = 'sent') AS sent,
         arg_max(sentDate, (sentDate::TIMESTAMP, id)) FILTER (status = 'sent') AS last
  FROM messages GROUP BY userId
),
bought AS (
  SELECT userId AS user, count(*) AS totalOrders, round(sum(amount), 6) AS totalSpent,
         arg_max(date, (date::TIMESTAMP, id)) AS lastOrderDate
  FROM orders GROUP BY userId
)
SELECT u.*, friends, eventHistoryHosts, eventHistory, venueHistory, numberOfEventsAttended, lastEventDate,
       favoriteEventTypes, favoriteHosts,
       list_filter(cuisinePreference, lambda c: list_any_value(list_filter(texts, lambda t: contains(lower(t), lower(c)))) IS NOT NULL) AS favoriteCuisines,
       averageEventsPerMonth, daysSinceLastEvent,
       coalesce(queued, 0) AS queuedMessageCount, coalesce(queued, 0) > 0 AS hasQueuedMessages,
       coalesce(sent, 0) AS totalMessagesSent, coalesce(sent, 0) > 0 AS hasSentMessages, last AS lastMessageSentDate,
       ($nowMs - epoch_ms(last::TIMESTAMP)) // 86400000 AS daysSinceLastMessage,
       last IS NULL OR $nowMs - epoch_ms(last::TIMESTAMP) >= 7 * 86400000 AS canSendNewMessage,
       totalOrders, totalSpent, lastOrderDate,
       (len(interests) > 0)::INT + (len(cuisinePreference) > 0)::INT + (age > 0)::INT + (occupation <> '')::INT AS keyFields,
       keyFields >= 3 AS hasEnoughFieldsToPersonalize, keyFields < 2 AS shouldRequestMoreDetails,
       numberOfEventsAttended IS NULL AS isFirstTimeUser,
       coalesce(numberOfEventsAttended, 0) >= 3 AS isHealthyActiveUser, false AS isOnTeam,
       keyFields * 10 + least(30, 5 * coalesce(numberOfEventsAttended, 0))
         + 5 * ((len(dietaryRestrictions) > 0)::INT + (gender <> '')::INT + (relationshipStatus <> '')::INT
         + (tableTypePreference <> '')::INT + (homeNeighborhood <> '')::INT + (workNeighborhood <> '')::INT)
         AS personalizationScore
FROM users u
LEFT JOIN history h ON h.user = u.id LEFT JOIN host ON host.user = u.id LEFT JOIN venue ON venue.user = u.id
LEFT JOIN type ON type.user = u.id LEFT JOIN friend ON friend.user = u.id
LEFT JOIN message ON message.user = u.id LEFT JOIN bought ON bought.user = u.id
