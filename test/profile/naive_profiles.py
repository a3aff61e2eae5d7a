"""Profiles the naive way: for each user, filter every record. Written from the docstrings alone, as a check on the
library's indexed way. No dependencies.

    python3 naive_profiles.py SEED USERS > random-profiles.json    # random records and what they come to
"""
import json, math, random, re, sys
from datetime import datetime, timedelta, timezone

DAY = 86_400_000


def ms(text):
    parsed = datetime.fromisoformat(text.replace('Z', '+00:00'))
    if parsed.tzinfo is None:
        parsed = parsed.replace(tzinfo=timezone.utc)
    return (parsed - datetime(1970, 1, 1, tzinfo=timezone.utc)) // timedelta(milliseconds=1)


def norm(email):
    return email.strip().lower()


def filled(value):
    if value is None or value == 0 or value == []:
        return False
    return not (isinstance(value, str) and value.strip() == '')


def human(email):
    local = email.rsplit('@', 1)[0].split('+')[0]
    words = [w for w in re.split(r'[._-]+', re.sub(r'\d', '', local)) if w]
    return ' '.join(w[0].upper() + w[1:] for w in words) if words else email.rsplit('@', 1)[0]


def name_of(email, users):
    names = [n for n in (u.get('name') if filled(u.get('name')) else u.get('firstName')
             for u in users if norm(u['email']) == email) if filled(n)]
    return min(names) if names else human(email)


def distinct(values):
    return list(dict.fromkeys(v for v in values if filled(v)))


def by_count(values):
    order = distinct(values)
    return sorted(order, key=lambda v: -values.count(v))


def words(text):
    return ' ' + ' '.join(re.findall(r'[a-z0-9]+', text.lower())) + ' '


CUISINES = ('Thai', 'Italian', 'Korean', 'thai food', 'Soul food', 'Italian-Cuisine', 'Thai food lover')
DISHES = ('comfort', 'fast', 'finger', 'raw', 'sea', 'slow', 'soul', 'street', 'whole')


def cuisine(text):
    """The words of a cuisine, without a last `food` or `cuisine` that only says that it is one."""
    found = words(text).split()
    if len(found) > 1 and (found[-1] == 'cuisine' or found[-1] == 'food' and ' '.join(found[:-1]) not in DISHES):
        found.pop()
    return ' ' + ' '.join(found) + ' '


def enrich(user, users, events, orders, messages, now):
    me = norm(user['email'])
    mine = [e for e in events if me in [norm(p) for p in e['participants']] and ms(e['date']) <= now]
    mine.sort(key=lambda e: (ms(e['date']), e['id']))
    others = [p for e in mine for p in dict.fromkeys(norm(p) for p in e['participants']) if p not in ('', me)]
    friends = [name_of(p, users) for p in by_count(others) if others.count(p) >= 2]
    hosts = [e.get('host') for e in mine]
    queued = [m for m in messages if m['userId'] == user['id'] and m['status'] == 'queued']
    sent = [m for m in messages if m['userId'] == user['id'] and m['status'] == 'sent']
    last_sent = max(sent, key=lambda m: (ms(m['sentDate']), m['id'])) if sent else None
    own = [o for o in orders if o['userId'] == user['id']]
    dated = [o for o in own if o.get('date') is not None]
    key = sum(filled(user.get(f)) for f in ('interests', 'cuisinePreference', 'age', 'occupation'))
    other = sum(filled(user.get(f)) for f in ('dietaryRestrictions', 'gender', 'relationshipStatus',
                                              'tableTypePreference', 'homeNeighborhood', 'workNeighborhood'))
    n = len(mine)
    months = max(1, (now - ms(mine[0]['date'])) / DAY / 30.4375) if n else 1
    return {
        'friends': friends,
        'eventHistoryHosts': distinct(hosts),
        'eventHistory': [{'name': e['name'], 'date': e['date'], 'venue': e.get('venue')} for e in mine],
        'venueHistory': distinct([e.get('venue') for e in mine]),
        'numberOfEventsAttended': n,
        'lastEventDate': mine[-1]['date'] if n else None,
        'favoriteEventTypes': by_count([e.get('eventType') for e in mine])[:3],
        'favoriteHosts': [h for h in by_count(hosts) if hosts.count(h) >= 2],
        'favoriteCuisines': [c for c in user.get('cuisinePreference') or []
                             if any(cuisine(c) in words(e['name']) or cuisine(c) in words(e.get('eventType') or '')
                                    for e in mine)],
        'averageEventsPerMonth': math.floor(n / months * 100 + 0.5) / 100,
        'daysSinceLastEvent': (now - ms(mine[-1]['date'])) // DAY if n else None,
        'hasQueuedMessages': len(queued) > 0,
        'queuedMessageCount': len(queued),
        'hasSentMessages': len(sent) > 0,
        'lastMessageSentDate': last_sent and last_sent['sentDate'],
        'daysSinceLastMessage': (now - ms(last_sent['sentDate'])) // DAY if sent else None,
        'totalMessagesSent': len(sent),
        'canSendNewMessage': not sent or now - ms(last_sent['sentDate']) >= 7 * DAY,
        'totalOrders': len(own),
        'totalSpent': round(sum(o.get('amount') or 0 for o in own), 6),
        'lastOrderDate': max(dated, key=lambda o: (ms(o['date']), o['id']))['date'] if dated else None,
        'hasEnoughFieldsToPersonalize': key >= 3,
        'isFirstTimeUser': n == 0,
        'shouldRequestMoreDetails': key < 2,
        'isHealthyActiveUser': n >= 3,
        'isOnTeam': user.get('isOnTeam') is True,
        'personalizationScore': key * 10 + other * 5 + min(30, n * 5),
    }


def records(seed, count):
    r = random.Random(seed)
    now = ms('2026-03-01T12:00:00Z')
    pick = lambda *options: r.choice(options)
    def date(back, ahead=5):
        at = datetime(2026, 3, 1, 12, tzinfo=timezone.utc) + timedelta(minutes=r.randint(-back * 1440, ahead * 1440))
        return pick(at.strftime('%Y-%m-%d'), at.strftime('%Y-%m-%dT%H:%M:%SZ'), at.strftime('%Y-%m-%dT%H:%M'),
                    at.astimezone(timezone(timedelta(hours=5, minutes=30))).isoformat())
    emails = [f"{pick('ann','bo','mike','li')}{pick('.','_','-')}{pick('lee','jones','kim')}{i}@x.org" for i in range(count)]
    strangers = [f'guest.{c}{pick("", "+news")}@y.org' for c in 'abcdefgh'] + ['77@y.org']
    def written(email):
        return pick(email, email, email, email.upper(), f' {email} ', email.title())
    users = []
    for i, email in enumerate(emails):
        user = {'id': f'u{i}', 'email': written(email)}
        maybe = {
            'name': pick('Ann Lee', 'Zoë', ' ', None), 'firstName': pick('Ann', '', None),
            'interests': pick([], ['chess'], ['a', 'b'], None), 'cuisinePreference': pick(r.sample(CUISINES, r.randint(0, 4)), None),
            'dietaryRestrictions': pick([], ['vegan'], None), 'age': pick(0, 18, 40, None), 'gender': pick('', 'female', None),
            'occupation': pick(' ', 'Nurse', None), 'relationshipStatus': pick('single', None), 'tableTypePreference': pick('communal', ''),
            'homeNeighborhood': pick('SoHo', None), 'workNeighborhood': pick('SoHo', ''), 'isOnTeam': pick(True, False, None),
            'plan': pick('gold', 'free'),
        }
        users.append({**user, **{k: v for k, v in maybe.items() if r.random() < 0.7}})
    crowd = emails + strangers
    events = []
    for i in range(count):
        event = {'id': f'e{r.randint(0, 9)}-{i}', 'name': pick('Thai Night', 'Korean BBQ', 'Picnic', 'Italian-Thai Duel', 'Soul Night', 'Soul Food'), 'date': date(300),
                 'participants': [written(pick(*crowd)) for _ in range(r.randint(0, 14))] + pick([], [' '])}
        maybe = {'venue': pick('Vault', 'Loft', '', None), 'host': pick('Mario', 'Ploy', 'Ana', None),
                 'eventType': pick('dinner', 'class', 'walk', 'thai_tasting', 'brunch', None)}
        events.append({**event, **{k: v for k, v in maybe.items() if r.random() < 0.9}})
    ids = [u['id'] for u in users] + ['nobody']
    orders = [{'id': f'o{i}', 'userId': pick(*ids), **pick({}, {'amount': r.randint(-500, 20000) / 100}, {'amount': None}),
               **pick({}, {'date': date(200)}, {'date': None})} for i in range(count * 2)]
    messages = []
    for i in range(count * 2):
        status = pick('sent', 'queued', 'failed')
        messages.append({'id': f'm{i}', 'userId': pick(*ids), 'status': status, **({'sentDate': date(30)} if status == 'sent' else {})})
    return users, events, orders, messages, now


if __name__ == '__main__':
    users, events, orders, messages, now = records(int(sys.argv[1]), int(sys.argv[2]))
    expected = [{**u, **enrich(u, users, events, orders, messages, now)} for u in users]
    json.dump({'now': now, 'users': users, 'events': events, 'orders': orders, 'messages': messages,
               'expected': expected}, sys.stdout, ensure_ascii=False, separators=(',', ':'))
    print()
