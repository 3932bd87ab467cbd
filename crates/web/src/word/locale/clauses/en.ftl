# What a definition's clauses say. In English these are the words of the language of instruments (docs/grammar.md), to the
# letter: a test holds the two against each other.

## Clauses of an instrument

clause-enters-into-force = enters into force { $when }
clause-later-parties = for later parties { $when }
clause-later-after-entry = for parties after entry into force { $when }
clause-on-subscription = takes effect on subscription
clause-binds = binds { $set } unless they object
clause-denunciation = denunciation takes effect { $when }
clause-no-denunciation = denunciation not allowed
clause-denounced-with = denounced with { $id }
clause-succession-independence = succession takes effect from independence
clause-succession-notification = succession takes effect on notification
clause-provisional = provisional application on declaration
clause-reservations = reservations allowed
clause-no-reservations = reservations not allowed
clause-reservations-to = reservations allowed to { $articles }
clause-consent-by = consent by { $kinds }
clause-binds-all = binds { $set }
clause-binds-reserve = binds { $set } unless they reserve
clause-binds-either = binds { $set } unless they object or reserve
clause-before-entry = { $binds } before entry into force
clause-denunciation-on = denunciation takes effect on { $on } if notified by { $by }
clause-denunciation-period = denunciation takes effect at the end of a period
clause-denunciation-period-notice = denunciation takes effect at the end of a period if notified { $period } before
clause-denunciation-not-before = denunciation not before { $when }
clause-succession-after = succession takes effect { $when }
clause-provisional-default = provisional application by { $set } from { $from }
clause-provisional-until = { $clause } until { $until }
clause-provisional-unless = { $clause } unless they object
clause-provisional-ends = provisional application ends { $when }
clause-reservations-unless = reservations allowed unless { $share } of { $set } object within { $period }
clause-lasts = lasts { $period }
clause-lasts-then = lasts { $first }, then { $then } at a time
clause-from = from { $from }
clause-until = until { $until }
clause-from-until = from { $from } until { $until }
clause-entry = entry into force
clause-own-entry = own entry into force
clause-acceptance-at-end = acceptance at the end of { $end } unless { $objections }
clause-share-of-number = { $share } of the number of { $set }
clause-more-than = more than { $share }
clause-amount = carrying { $amount } of { $attribute }
clause-amount-of = carrying { $amount } of { $attribute } of { $set }
clause-ends-below = ends when parties fall below { $n }
clause-in-force-while = in force only while at least { $n } parties

## When

clause-on = on { $event }
clause-after = { $period } after { $event }
# An event that is itself so long after another.
clause-nested = { $event }
clause-first-of-month = first day of the { $n ->
        [1] month
        [2] second month
        [3] third month
        [4] fourth month
        [5] fifth month
        [6] sixth month
        [7] seventh month
        [8] eighth month
        [9] ninth month
        [10] tenth month
        [11] eleventh month
       *[12] twelfth month
    } after { $event }
clause-first-of-month-of = first day of the { $n ->
        [1] month
        [2] second month
        [3] third month
        [4] fourth month
        [5] fifth month
        [6] sixth month
        [7] seventh month
        [8] eighth month
        [9] ninth month
        [10] tenth month
        [11] eleventh month
       *[12] twelfth month
    } after the month of { $event }
clause-days = { $n } { $n ->
        [one] day
       *[other] days
    }
clause-months = { $n } { $n ->
        [one] month
       *[other] months
    }
clause-years = { $n } { $n ->
        [one] year
       *[other] years
    }
clause-every-days = every { $n ->
        [one] day
       *[other] { $n } days
    }
clause-every-months = every { $n ->
        [one] month
       *[other] { $n } months
    }
clause-every-years = every { $n ->
        [one] year
       *[other] { $n } years
    }
clause-on-date-if = on { $day } if { $condition }, else { $period } later
clause-not-before = { $when }, but not before { $floor }

## Events

clause-day = { $day }
clause-own-deposit = own deposit
clause-notification = notification
clause-opening = opening
clause-adoption = adoption
clause-entry-of = entry into force of { $instrument }
clause-last-session = the last session
clause-deposits = { $n } { $n ->
        [one] deposit
       *[other] deposits
    }
clause-objections = { $n } { $n ->
        [one] objection
       *[other] objections
    }
clause-subscriptions = { $n } { $n ->
        [one] subscription
       *[other] subscriptions
    }
clause-by = { $what } by { $set }
clause-of-which = of which { $n } by { $set }
clause-deposits-by = deposits by { $whom }
clause-objections-by = objections by { $whom }
clause-share-of = { $share } of { $set }
clause-all-of = all of { $set }
clause-and-others = { $set } and { $n } others
clause-carrying = carrying { $share } of { $attribute }
clause-carrying-of = carrying { $share } of { $attribute } of { $set }
clause-deposits-carrying = deposits { $carrying }
clause-objections-carrying = objections { $carrying }
clause-and = { $a }, and { $b }
clause-narrowed = { $a }, { $b }
clause-or = { $a }, or { $b }
clause-acceptance-unless = acceptance on { $day } unless { $objections }
fraction-a-majority = a majority
fraction-half = half
fraction-one-third = one third
fraction-two-thirds = two thirds
fraction-one-quarter = one quarter
fraction-three-quarters = three quarters
fraction-four-fifths = four fifths

## Sets

set-states = States
set-organisations = organisations
set-actors = actors
set-states-with = States with { $attribute }
set-actors-with = actors with { $attribute }
set-states-party = States party to { $id }
set-parties = parties to { $id }
set-contracting = contracting parties to { $id }
set-signatories = signatories to { $id }
set-subscribers = subscribers to { $id }
set-members = members of { $id }
set-list = list { $id }
set-participants = participants in { $id }
set-participants-at = participants in { $id } at level { $level ->
        [head] head
        [minister] minister or above
       *[other] other or above
    }
set-holding = { $who ->
        [states] States
       *[actors] actors
    } with { $how ->
        [least] at least
        [more] more than
       *[less] less than
    } { $amount } of { $of }
set-sum = { $a } and { $b }
set-reported = actors that have reported under { $id }
set-reported-within = actors that have reported under { $id } within { $period }
set-requested = actors that have requested assistance under { $id }
set-hosts = hosts of "{ $service }"
set-hosts-within = hosts of "{ $service }" within { $period }
set-these = {"{"}{ $names }{"}"}
set-depositors = depositors to { $id }
set-depositors-among = depositors to { $id } among { $set }
set-signers = signers of { $id }
set-as-on = { $set } as on { $event }
set-and = { $a } and { $b }
set-or = { $a } or { $b }
set-but-not = { $a } but not { $b }

## What measures work out, and their aims

figure-share = share of { $whole } that are { $part }
figure-number = number of { $set }
figure-sum = sum of { $quantity } over { $set }
figure-held-by = share of { $quantity } over { $set } held by { $by }
figure-portion = share of { $whole } that is { $part } over { $set }
figure-portion-outside = share of { $whole } that is not { $part } over { $set }
figure-reports = reports due under { $id } that came
figure-commitments = commitments under { $id } that are { $fate }
figure-sessions = sessions due of { $id } that were held
figure-missions = missions "{ $service }" to { $set }
figure-missions-within = missions "{ $service }" to { $set } within { $period }
figure-areas = areas covered by instruments in force
figure-areas-binding = areas covered by instruments in force that are binding
figure-fewest = fewest of { $conditions } over { $set }
figure-condition = { $set } as "{ $name }"
fate-delivered = delivered
fate-delivered-record = delivered as the record itself shows
fate-delivered-themselves = delivered by themselves
fate-delivered-peers = delivered by peers
fate-delivered-independently = delivered independently
aim-all = all
aim-none = none
aim-at-least = at least { $share }
aim-at-most = at most { $amount }
aim-more = more
aim-less = less
aim-by = { $aim } by { $day }

## Clauses of a forum

clause-meets = meets { $when }
clause-meets-again = meets again { $when }
clause-between = between sessions { $every } "{ $title }"
clause-decides = decides { $how }
clause-decides-on = decides on { $subject } { $how }
clause-quorum = quorum { $share } of members
clause-notice = convened at least { $period } ahead
clause-on-request = when { $share } of members request it
clause-on-request-not-before = when { $share } of members request it, not before { $floor }
decides-consensus = by consensus
decides-voting = by { $share } of members present and voting
decides-present = by { $share } of members present
decides-members = by { $share } of members
decides-silence = by silence
decides-silence-unless = by silence unless { $share } of members object

## Steps of a reckoning

reckon-condition-met = condition met
reckon-from = { $event }
reckon-last-session = the last session ended
reckon-after-that-of = after that of { $day }
reckon-add = + { $period }
reckon-first-of-month = first day of the { $n ->
        [1] month
       *[other] month number { $n }
    } after that
reckon-met-by = met by { $day }, so on that date
reckon-not-before = but not before (counted from { $event })
reckon-enters-into-force = so: enters into force

## Why a decision was adopted or not

because-consensus-nobody-present-objected = consensus: nobody present objected
because-a-member-objected = a member objected
because-no-member-was-present = no member was present
because-silence-was-not-broken = silence was not broken
because-silence-was-broken = silence was broken
because-silence-is-still-open = silence is still open
because-enough-of-those-voting-were-in-favour = enough of those voting were in favour
because-enough-were-in-favour = enough were in favour
because-not-enough-were-in-favour = not enough were in favour
because-adopted-without-a-vote = adopted without a vote
because-adopted-without-a-vote-by-those-present = adopted without a vote, by those present
because-no-quorum = no quorum
because-it-depends-on-dates-that-are-not-known = it depends on dates that are not known
