# What the pages say. docs/languages.md has the rules; a test fails on a message that is missing in a language or not used.

## The frame of every page

skip = Skip to the content
languages = Languages
menu = Main menu
todays-regime = Today’s regime
instruments = Instruments
states = States
calendar = Calendar
commitments = Commitments
stocktake = Stock-taking
sources = Sources
log = Log
the-log = The log
desk = Desk
about = About this record
help = Terms and help
search = Search
search-button = Search
also-as = Also as
form-page = page
form-calendar = calendar to subscribe to
form-feed = Atom feed
log-through = From entry 0 to { $entry } of the log, root
cosigned-by = cosigned by { $count } of { $of }
original-note = Texts with a dotted line under them are in English.
as-of = as of
as-known = as known
go = Go
today = today
previous-act = ‹ previous act
next-act = next act ›
not-today = This is the regime as of { $day }, not today.
not-today-known = This is the regime as of { $day }, as the record knew it on { $known }, not today.
uncertain = uncertain
uncertain-why = It depends on dates that are not known.
date-uncertain-why = The day is not known; it lies within this interval.
date-unknown = date not known
date-by = by { $day }
date-after = on or after { $day }
date-between = { $first } – { $last }
problem-what-next = From here you can go to:
problem-not-found = Not found
problem-bad-request = The question cannot be understood
no-such-actor = There is no State or organisation “{ $id }”.
no-such-instrument = There is no instrument “{ $id }”.
no-such-forum = There is no forum “{ $id }”.
no-such-session = There is no session “{ $id }”.
no-such-page = There is no page “{ $name }”.
not-a-day = “{ $text }” is not a day; a day is written like 2016-05-08.
did-you-mean = Did you mean this:
any = any
show = Show
examples = Examples
no-date = no date
why = Why
from = from
to = to
under = under

## Today’s regime, instruments

what-binds = What binds
what-is-due = What is due
what-falls-due = What falls due
where-gaps = Where the gaps are
parties-over-time = Parties over time
parties-to-over-time = Parties over time: { $instrument }
latest-acts = Latest acts
commitments-count = { $count } { $count ->
        [one] commitment
       *[other] commitments
    }
complete-through-each = The record is complete through { $days }; later acts may be missing.
complete-through = The record of it is complete through { $day }; later acts may be missing.
complete-through-sessions = The record of it is complete through { $day }; later sessions may be missing.
proposed = proposed
on-subscription = takes effect on subscription
in-force = in force
since = since { $day }
from-day = from { $day }
not-yet-in-force = not yet in force
not-in-force = not in force
perhaps-in-force = perhaps in force
parties-count = { $count } { $count ->
        [one] party
       *[other] parties
    }
states-count = { $count } { $count ->
        [one] State
       *[other] States
    }
organisations-count = { $count } { $count ->
        [one] organisation
       *[other] organisations
    }
signed-only-count = { $count } signed only
parties-threshold = Parties and threshold
no-entry-clause = Its definition has no clause on entry into force.
as-defined = As defined
who-since = Who, and since when
reservations = Reservations and declarations
what-was-promised = What was promised
decided-by = Decided by
missing = missing:
nobody-consented = Nobody has consented to be bound by this day.
nobody-acted = Nobody has acted on it by this day.
ended-on = ended { $day }
line-bound = bound
line-consented = consented
line-needed = needed

## States

states-and-organisations = States and organisations
state = State
organisation = Organisation
continues = continues
acts = Acts
no-act-by-day = The record holds no act of it by this day.
as-actor = as { $name }
member-of = member of: { $organisations }
what-it-owes = What { $name } owes
place-bound = bound
place-subscribes = subscribes
place-consented = consented
place-applies-provisionally = applies provisionally
place-signed = signed
place-ended = ended
place-not-yet = not yet
not-yet = not yet
article = Article { $number }

## Calendar, forums, sessions

who-at-level = Who took part, at which level
forums = Forums
sessions = Sessions
ended = ended
nothing-due = Nothing is due.
none-by-day = There was none by this day.
participation-unknown = How many took part is not known of any session.
participation-chart = Participation by level, session by session
due-request = { $forum }: a session may be requested
due-session = { $forum }: session
members-count = { $count } { $count ->
        [one] member
       *[other] members
    }
met-last = met for the last time by { $day }
clauses-call-for = What its clauses call for
no-clause-calls = No clause of its definition calls for a session.
proposals = Proposals
due-on = due { $day }
not-before = not before { $day }
days-late = { $count } { $count ->
        [one] day
       *[other] days
    } late
asked-needed = Asked: { $have }; needed: { $needed } of { $of } members.
asked-enough-published = More are known only as “enough”, as was published.
asked-enough-since = Enough since { $day }.
by-name = By name:
not-asked = Members that are not known to have asked: { $count }
convened-by = Convened by
commitments-made-at = { $count } { $count ->
        [one] commitment was
       *[other] commitments were
    } made at it
who-took-part = Who took part
part-incomplete = How many took part is not known; of those that are known:
part-levels = { $total } took part: { $heads } at the level of head of State or government, { $ministers } at that of a minister or above.
part-named = { $named } are named here; the rest is known by number only.
observers = Observers
decisions = Decisions
officers = Officers
agenda = Agenda
documents = Documents
statements = Statements
credentials = Credentials
published-counts = Published counts
put-on = put on { $day }
silence-until = silence may be broken until { $day }
level-head = head of State or government
level-minister = minister
level-other = other level
level-unknown = level not known

## Commitments and stock-taking

filter-of = of
filter-under = made at
filter-state = status
filter-year = year
nothing-found-meaning = “Day passed, nothing found here” says only that: this record holds neither a report nor an assessment, as far as it was looked for. What was never published is not in it, and not being found is not the same as not being done.
one-by-one = One by one
legend-complete = complete
legend-less = assessed as less
legend-reported = reported on
legend-nothing-found = day passed, nothing found here
legend-not-delivered = not delivered, by an assessment
legend-nothing = not due yet, nothing known
there-is-none = There is none.
commitments-chart = Commitments by the year they were made, and what became of them
not-assessed = not assessed in this capacity
what-it-corrects = What it corrects
struck-out = Struck out
stocktake-of = Stock-taking: { $what }
stocktake-of-help = A forum, an instrument or a State, by its id
whole-regime = the whole regime
take-stock = Take stock
in-figures = In figures
delivered-meaning = Delivered is what the record shows, or somebody calls, complete; who does is shown apart, and the accounts are never made into one.
sessions-missed = Sessions due and not held
joined-left = Joined and left
of-a-forum = Of a forum:

## What may come: momentum, forecasts, pathways

momentum = Momentum
pathways = Ways forward
forecast-link = How many will join by when
forecast-of = Forecast: { $instrument }
forecast-lead = States that had joined by { $day }, the last day by which the number is known: { $joined }. So many more may join: { $left }.
forecast-clause = another clause on entry into force
forecast-fan = What may come
forecast-band = By { $day }: in 9 futures of 10, { $low } to { $high } States; in 5 of 10, { $lower } to { $upper }; in the middle, { $middle }.
forecast-legend = The solid line is what is known to have happened; the light band holds 90 of 100 futures, the dark one 50; the line within is their middle.
fan-middle = in the middle
fan-happened = what then happened
forecast-held = What then happened lay within the 90 % band on { $held } of { $of } days.
forecast-draws = Futures drawn: { $futures }; the seed that names them: { $seed }. The same record gives the same futures.
forecast-every-future = Every future (CSV)
forecast-standing-on = As it could be said on:
forecast-reached = When a number of States is reached
forecast-believed = How far this can be believed
forecast-how-good = Such forecasts were tried on treaties that were kept back when the model was chosen: their 90 % bands held 87 of 100 times, and their error was about a fifth below that of “the last five years go on”. How States joined in the past is all that is in them; nothing that a forum may do is.
forecast-back = Back to the instrument
forecast-not-open = Nothing can be forecast: nobody could join by { $day }.
forecast-too-far = { $day } is too far ahead: no forecast goes beyond { $last }.
forecast-past = { $day } has passed: what happened is known through { $seen }.
published-title = Forecasts published so far
published-none = None has been published in this record yet.
published-awaited = Published in this record, of all instruments: { $published }. The day of none has come yet.
published-scored = Published in this record, of all instruments: { $published }; scored so far: { $scored }. The 90 % band held { $held } of { $of } times; mean weighted interval score, in States: { $score }.
becomes-awaited = awaited
becomes-unknown = not known yet
becomes-too-late = recorded too late
head-becomes = What became of it
head-published-on = Published
scores-title = How good forecasts have been
scores-lead = Treaties kept back when the model was chosen: { $treaties }. Forecasts of them, made as if on past days with what was known then, and scored: { $forecasts }.
scores-how = Beside the model stand three simple forecasts. Which treaties were kept back is a rule that was written down before any was looked at; each was tried once, when all was chosen.
scores-ways = The model beside what it has to beat
scores-what = CRPS is the error in States, the log score the surprise: less is better. Relative: out of that of “the last five years go on”.
scores-resampled = The model is better than that one in { $share } of 100 resamples of whole treaties.
scores-years = By years ahead
scores-tenths = Where among its futures what happened lay
scores-tenths-what = How many forecasts had what happened in each tenth of their futures, from the lowest. Even would be right; more in the highest tenth means that waves of joining were foreseen too low.
scores-forecasts = forecasts
way-a-level-that-forgets-and-drifts = a level that forgets and drifts (the model)
way-constant-hazard-since-opening = the rate since opening goes on
way-the-last-five-years-go-on = the last five years go on
way-what-treaties-of-this-age-did = what treaties of this age did
head-way = Forecast
head-crps = CRPS
head-relative = Relative
head-log-score = Log score
head-held-50 = 50 % held
head-held-90 = 90 % held
head-years-ahead = Years ahead
remark-complete = Nobody is left that may join: there is nothing to forecast.
remark-proposed = It is only proposed: so many would join if it could be joined from this day on.
remark-no-joins = Nobody joined in { $years } State-years: at most { $most } a State and year.
remark-unnamed = Known only from a published total, without names: { $count } of those that have joined. In each future they are other States.
remark-unscored = Beyond { $years } years ahead no forecast of this kind has been scored.
whatif-title = With another clause
whatif-same = In force from { $day }, as it was.
whatif-later = In force from { $day }; so many days later than it was: { $days }.
whatif-earlier = In force from { $day }; so many days earlier than it was: { $days }.
whatif-from = In force from { $day }.
whatif-not-yet = Not met yet. In force by the end of the year, in so many of { $futures } futures:
momentum-of = Momentum: { $forum }
momentum-lead = Participants, by name: { $count }. Set against all other States.
momentum-lead-set = So many are in this set and set against all others: { $count }.
momentum-set = who, if not its participants
momentum-what = Joins are counted per State that could still join and year, in the four years before the forum, while it met and after. Counts a year would mislead: an instrument that nearly everybody has joined gains few States however keen those left are. That a forum caused anything, no figure here shows.
momentum-ratios = Whether participants sped up more than others
momentum-picture = How many times faster participants became, out of how many times others did, with 90 % intervals
momentum-legend = Above 1, participants sped up more than others; where the line crosses 1, the data cannot tell. Below stand treaties that the forum did not ask for, in grey.
momentum-controls = Treaties that the forum did not ask for
momentum-controls-why = The same ratio on these: what happened anyway.
momentum-figures = The figures
momentum-few = ≈: under 5 joins or under 30 State-years, too little to stand by itself.
momentum-never-met = No session was held by { $day }: there is nothing before, during and after it.
momentum-no-forum = No forum had met by this day.
group-participants = participants
group-others = all others
said-few = Too few joined to say anything ({ $who }): { $before } before, { $during } during.
said-rose = The rate rose ({ $who }): { $before } before, { $during } during.
said-fell = The rate fell ({ $who }): { $before } before, { $during } during.
said-unclear = The rate may have changed or not ({ $who }): { $before } before, { $during } during.
said-nobody = No State outside the group has joined.
said-nobody-most = No State outside the group has joined, in { $years } State-years: at most { $most } a State and year.
said-more = Participants sped up more than others ({ $ratio }); that the forum caused it, this does not show.
said-less = Participants sped up less than others ({ $ratio }).
said-cannot-tell = The data cannot tell whether participants sped up more than others ({ $ratio }).
said-days = Of { $of } days { $known } are known: with all of them the interval would be a factor of { $would } wide, not { $width }.
said-not-open-before = It could not be joined before the forum began: nothing to compare with.
said-not-known-during = Who joined while the forum met is not known: nothing to compare with.
said-nobody-in-group = One of the two groups has nobody that could join: nothing to compare with.
said-full = Less than 15 % of a group could still join: no ratio can be formed.
said-saturated = So many could still join afterwards ({ $who }): { $left } of { $of }. Fewer joins a year are then no loss of momentum.
pulse-too-few = Of { $of } joins only { $known } have a known month, and some are known because they were reported at a session: nothing can be concluded from when they were.
pulse-figures = Participants that joined in the month of a session or the six after it: { $after }. If the sessions are slid back by 1 to { $slides } months: { $slid } on average, and as many in { $many } of the { $slides } slides.
pulse-hardly = Chance hardly makes such a pulse.
pulse-suggestive = Suggestive, not established.
pulse-cannot-tell = The data cannot tell a pulse from chance.
joins-in-years = { $joins } in { $years } State-years
foreseen-of = { $n } of { $of }
period-before = before
period-during = during
period-after = after
window-6-to-1-months-before = 6 to 1 months before
window-the-month-of-the-session = the month of the session
window-1-to-6-months-after = 1 to 6 months after
window-7-to-12-months-after = 7 to 12 months after
held-inside = ✓ within
held-outside = ○ outside
held-uncertain = ≈ uncertain
order-better = better
order-worse = worse
order-cannot-be-told-apart = cannot be told apart
obligation-binding = binding
obligation-political = political
obligation-uniform = the same for all
obligation-differentiated = of each what it takes on
on-gap-adherence = adherence
on-gap-standards = standards
on-gap-military = military material
on-gap-accountability = accountability
on-gap-minimisation = nuclear material kept to a minimum
belief-happens = it comes about
belief-takes-part = of those invited, that ever take part
belief-pull = pull: how many times as fast those invited join, for seven months from a session
belief-adopts = adopted after so many years
belief-terms = terms: how many times as fast as usual it is joined
belief-commitments = commitments of each participant at a session
belief-delivered = commitments delivered in time
belief-of = { $what } ({ $forum })
assumed = assumed
pathways-title = Ways forward, compared
pathways-lead = The same { $futures } futures for all, through { $day }. Which way is better is never one number.
pathways-assumed = What is assumed is nobody’s word but that of whoever wrote the pathway. No forecast of what a forum does has ever been scored: compare to see what would have to be true, not to learn what will be.
pathways-list = The ways
pathways-bands = The middle of the futures, and between which numbers 90 of 100 of them lie.
pathways-scatter = Inclusiveness and ambition
scatter-title = Across: { $across }; up: { $up }
scatter-more = more joins in the end than if nothing is done
scatter-legend = Each point is the mean; its lines hold 90 of 100 futures. A way that seldom comes about has a mean near nothing.
dimension-took-part = States that ever take part
dimension-joins = joins to all instruments
dimension-delivered = commitments delivered
pathways-multiples = Parties and subscribers by year
pathways-multiples-legend = Bands hold 90 and 50 of 100 futures; the dashed line is the middle if nothing is done.
multiple-title = { $pathway }: { $instrument }, { $band } in the end
pathways-gains = How many more join than if nothing is done
pathways-gains-why = Means. A pull acts for seven months and is gone, since nothing in the record shows a longer one: meetings mostly change when States join, and hardly how many in the end.
pathways-obligations = Obligations in the end
obligations-why = A binding obligation counts the parties to the instrument that carries it, where the pathway comes about; a political one those that take part.
pathways-pairs = Which is better, in the same futures
pathways-front = None is better in every dimension, by the means, than: { $which }.
pathways-every-pair = Every two of them: the share of futures in which the first is better
pathways-turns = Where the order turns
turns = { $dimension }: “{ $ahead }” is ahead of “{ $behind }”, unless this belief of “{ $pathway }” is { $value }: { $belief }
turns-none = No belief, within its bounds, would turn the order of two pathways round that can be told apart.
pathways-hangs = What hangs most on one belief
pathways-none = No comparison can be made for this day:
pathways-no-files = This record has no pathways. A pathway is a file in its folder “pathways”.
no-such-pathway = There is no pathway “{ $id }”.
pathway-proposed-in = Proposed in:
pathway-meets = Who meets, and what it brings
pathway-sessions = sessions: { $sessions }; days of each: { $days }
pathway-invites = States invited: { $count }.
pathway-brings = Ever take part: { $part }; commitments made: { $made }, delivered: { $delivered }; days of meetings: { $days }.
pathway-believed = What is believed, and on whose word
pathway-believed-what = Each lies between its bounds 9 times in 10, and is drawn anew in each future.
pathway-compare = Compare all ways
head-after-1 = After 1 year
head-after-5 = After 5
head-after-10 = After 10
head-in-the-end = In the end
head-around-sessions = Around sessions
head-assumed = Assumed
head-at-lower = At its lower bound
head-at-upper = At its upper bound
head-at-risk = Could still join
head-belief = Belief
head-below-5 = 5 %
head-below-25 = 25 %
head-middle = Middle
head-below-75 = 75 %
head-below-95 = 95 %
head-last-five-years = If the last five years go on
head-happened-since = What happened
head-held = In the 90 % band
head-between = Between
head-delivered = Delivered
head-dimension = In what
head-on-gap = Gap
head-group = Group
head-invites = Invites
head-join-all = Join all urged
head-joins = Joins
head-meeting-days = Days of meetings
head-obligation = Obligation
head-on-whose-word = On whose word
head-other-pathway = The other
head-others = Others
head-participants = Participants
head-pathway = Way
head-period = Period
head-rate = Rate [90 %]
head-ratio = Ratio [90 %]
head-state-years = State-years
head-take-part = Ever take part
head-through = Through
head-treaty = Treaty
head-urges = Urges to join
head-where-written = Where it is written

## The log, keys, papers, proofs, sets, sources

acts-as-recorded = Acts as recorded
acts-lead = { $count } acts, the latest first.
acts-signed = ✓ Signed by whom it is about, with its own key; the others were recorded for it.
signed-own-key = signed with its own key
disagreements-lead = What the record takes is marked; the reason stands beside it. Whoever finds more is asked to say so with a source.
where-sources-disagree = Where sources disagree
no-disagreement = No disagreement is recorded.
taken = taken
entry-number = Entry { $entry }
recorded-on = recorded on { $day }
signed = Signed
not-signed = Not signed: the depositary’s record of what is published in the source.
signed-by = Signed by { $who }
countersigned-by = Countersigned by { $who }
passkey = passkey
had-seen = Whoever signed had seen the log of { $count } entries.
proof = Proof
proof-of-entry = The proof of this entry
check-in-browser = check it in this browser
keys = Keys
keys-lead = Whoever speaks here signs with a key that is in force where the entry stands. Two officers of the depositary vouch for keys, on a note verbale.
keys-none-yet = Nobody may write here over the network yet: the depositary’s first two officers have not registered their keys. What is recorded until then says that the depositary recorded it.
key-in-force = in force
make-or-sign = Make a passkey, or sign with one
rules-of-record = Rules of this record:
log-lead = Every page follows from a log of { $count } entries. Nothing in it can be changed or taken away without its root hash changing, and the root is signed.
log-root = Root
verifier-key = Verifier key
checkpoint = Checkpoint
witnesses = Witnesses
witnesses-lead = Each has seen this log grow and never otherwise, and says so with its own key.
quorum-met = The quorum “{ $quorum }” is met.
quorum-not-met = The quorum “{ $quorum }” is not met yet.
keys-link = Keys: who speaks for whom, and who may do what
sealed-papers = Sealed papers
check-a-proof = Check a proof
check-it = Check it
single-entry = A single entry, such as the first, proves itself without this server:
verify-what = It fetches the raw entries, computes every hash again, checks the signature, computes the regime again from the entries, and compares that with these pages. Any client of this standard can read the log as well:
papers-lead = Of a sealed paper the log holds a salted digest only. It lies here encrypted to those it is for. When it is opened, anybody can check that it is what was sealed.
no-paper = No paper has been sealed yet.
a-paper = A paper
sealed = sealed
opened-by-entry = opened by entry { $entry }
paper-for = for { $who }
encrypted-file = encrypted file
document-kept = kept here ({ $kind }, { $size } kB)
document-not-kept = the document is not kept here
documents-zip = the documents as one ZIP file
documents-kept = { $kept } of { $cited } kept here
levels = Levels
check-lead = This browser checks it, by itself. Neither this server’s word nor ours is taken: only that of the key that you paste here, which you have from somebody you trust. The script is short enough to read; without a browser:
check-key = The verifier key of the log
check-entry = The number of an entry
check-file = or its proof file
check = Check
check-not-proved = Not proved.
step-proof = It is a proof (c2sp.org/tlog-proof@v1)
step-entry = It holds the entry itself
step-key = The key is an Ed25519 key of a log
step-number = The key’s own number is right
step-log = The checkpoint is of the log { $log }
step-leads = Entry { $entry } leads to the root over { $size } entries
step-root = That root is signed with the key
step-signed = { $key } signed what it says, in the name of { $by }
step-unsigned = It is not signed by whom it is about: { $by } recorded it on { $day }
sign-with-passkey = Sign with a passkey
make-passkey = Make a passkey
make-passkey-lead = It stays in your device. What appears here goes into a note verbale to the depositary, whose two officers register it.
passkey-for = For whom
passkey-not-made = No passkey was made.
begin = Begin a depositary
begun = Two officers hold keys already.
begin-lead = Nobody holds a key here at first. With the code that the server printed when it was started, the first two officers of the depositary register a passkey each, one after the other at this page. The second is vouched for by the first, who is asked to sign again. From then on nothing is recorded unsigned.
begin-code = The code that the server printed
begin-note = The note or decision that this rests on, with number and date
begin-officer = The office of this officer, not a name
begin-register = Make a passkey and register it
begin-first = The first officer is registered. Now the second.
begin-second = Two officers hold keys: the record is theirs to keep.
passkey-recipient = For sealed papers: an age recipient, if you have one
passkey-address = Browsers make passkeys for a name, not for a number. On this machine, open
say-something = Say something
say-lead = An act as JSON, as below; your passkey signs its digest. The desk has forms instead.
say-by = In whose name
say-words = What
say-recorded = Recorded as entry { $entry } on { $day }.
say-failed = Not recorded.
sign-and-record = Sign and record
needs-javascript = This page works with JavaScript; without it, these commands do the same:
set-label = A set of States and organisations
set-count = { $count } on { $day }

## Parts of long lists

parts = Parts of this list
sort-by = Sort by this
part-of = { $first }–{ $last } of { $total }
part-previous = ‹ previous
part-next = next ›

## Heads of tables

head-about = About
head-as = Role
head-bound-from = Bound from
head-by = Said by
head-by-itself = By itself
head-by-peers = By peers
head-circulated = Circulated
head-clause = Clause
head-cosigned = Cosigned
head-date = Date
head-day = Day
head-deposited = Deposited
head-due = Due
head-element = Element
head-entry = Entry
head-forum = Forum
head-happened = Happened
head-have = Have
head-heads = Heads
head-holder = Holder
head-id = Id
head-independently = Independently
head-instrument = Instrument
head-kept-by = Kept by
head-key = Key
head-last-session = Last session
head-level = Level
head-made = Made
head-measure = Measure
head-asked-for-by = Asked for by
head-step-taken = Who has taken a step
head-definition = Definition
head-figure = Figure
head-cause = Cause
head-counts = Counts
head-came = Came
head-assumption = Assumed
head-as-it-is = As it is
head-if-so = If so
head-lacks = Lacks
head-holds = Holds
head-pledges = Pledges
head-reports-requests = Reports, requests, offers
head-condition = Condition
head-lack-it = Lack it
head-members = Members
head-ministers-or-above = Ministers or above
head-missing = Missing
head-name = Name
head-needed = Needed
head-next = Next
head-objections = Objections
head-parties = Parties
head-venue = Venue
head-publisher = Publisher
head-read = Read
head-recorded = Recorded
head-remark = Remark
head-reported-or-assessed = Reported or assessed
head-requirement = Requirement
head-said-complete = Said complete
head-says = Says
head-session = Session
head-share = Share
head-signed-only = Signed only
head-since-entry = Since entry
head-source = Source
head-standing = Standing
head-state = Status
head-states = States
head-status = Status
head-the-period-before = The period before
head-the-day-before = The day before
head-the-last-day = The last day
head-this-period = This period
head-took-part = Took part
head-until = Until
head-what = What
head-who = Who
head-why = Why
head-withdrawn = Withdrawn
head-witness = Witness
head-words = Words

## Acts, by the terms that depositaries use

act-signature = signature
act-succession-to-signature = succession to signature
act-ratification = ratification
act-acceptance = acceptance
act-approval = approval
act-accession = accession
act-succession = succession
act-formal-confirmation = formal confirmation
act-definitive-signature = definitive signature
act-subscription = subscription
act-deposit = deposit
act-reservation = reservation
act-declaration = declaration
act-objection = objection
act-withdrawal-of-reservation = withdrawal of reservation
act-withdrawal-of-objection = withdrawal of objection
act-denunciation = denunciation
act-withdrawal-of-denunciation = withdrawal of denunciation
act-provisional-application = provisional application
act-termination-of-provisional-application = termination of provisional application
act-territorial-application = territorial application
act-territorial-exclusion = territorial exclusion
act-rectification = rectification
act-convening = convening
act-cancellation = cancellation
act-invitation = invitation
act-attendance = attendance
act-observation = observation
act-credentials = credentials
act-withdrawal-of-credentials = withdrawal of credentials
act-election = election
act-agenda-item = agenda item
act-document = document
act-statement = statement
act-decision = decision
act-vote = vote
act-request = request
act-withdrawal-of-request = withdrawal of request
act-proposal = proposal
act-circulation = circulation
act-pledge = pledge
act-withdrawal-of-pledge = withdrawal of pledge
act-report = report
act-evidence = evidence
act-assistance-request = request for assistance
act-assistance-offer = offer of assistance
act-lesson = lesson learned
act-self-assessment = self-assessment
act-peer-assessment = peer assessment
act-independent-assessment = independent assessment
act-mission = mission
act-recommendation = recommendation
act-published-count = published count
act-forecast = forecast

## States of things

state-pending = pending
state-due-soon = due soon
state-overdue = overdue
state-day-passed-nothing-found-here = day passed, nothing found here
state-day-passed-not-known-to-have-been-held = day passed, not known to have been held
state-not-delivered-by-an-assessment = not delivered, by an assessment
state-reported = reported
state-assessed = assessed
state-came-about = came about
state-withdrawn = withdrawn
state-under-way = under way
state-held = held
state-convened = convened
state-cancelled = cancelled
state-due = due
state-requested-to-be-convened = requested, to be convened
state-may-be-requested = may be requested
state-not-yet-possible = not yet possible
state-waiting = waiting
state-proposed = proposed
state-silence-is-open = silence is open
state-adopted = adopted
state-not-adopted = not adopted
state-open = open
state-met = met
state-not-met = not met
state-uncertain = uncertain
state-its-day-has-passed = its day has passed

## Force

force-binding = binding
force-political = political
force-proposed = proposed

## Grades

grade-no-evidence = no evidence
grade-not-started = not started
grade-limited = limited
grade-substantial = substantial
grade-complete = complete

## What is counted

counted-participants = participants
counted-heads = heads of State or government
counted-ministers = ministers or above
counted-observers = observers
counted-requests = requests
counted-pledges = pledges

## Values of acts

value-head = head of State or government
value-minister = minister
value-other = other
value-for = in favour
value-against = against
value-abstention = abstention
value-president = president
value-co-president = co-president
value-enough = enough
value-complete = complete
value-substantial = substantial
value-limited = limited
value-not-started = not started
value-no-evidence = no evidence

## What happened

happened-promised = promised
happened-delivered = delivered
happened-reported = reported on
happened-unreported = deadline passed, nothing reported
happened-withdrawn = withdrawn

## Figures

figure-promised = promised
figure-delivered = delivered
figure-delivered-as-the-record-itself-shows = delivered, as the record itself shows
figure-delivered-by-its-own-account = delivered, by its own account
figure-delivered-by-peers-account = delivered, by peers’ account
figure-delivered-by-independent-account = delivered, by independent account
figure-reported-on = reported on
figure-deadlines-passed-nothing-reported = deadlines passed, nothing reported
figure-withdrawn = withdrawn
figure-joined = joined
figure-left = left
figure-sessions-held = sessions held
figure-sessions-due-and-not-held = sessions due and not held
figure-delegations-at-sessions = delegations at sessions
figure-led-by-a-head-of-state-or-government = led by a head of State or government
figure-led-by-a-minister-or-above = led by a minister or above
figure-in-favour = in favour
figure-against = against
figure-abstaining = abstaining
figure-not-voting = not voting
figure-needed = needed
figure-objections = objections
figure-would-prevent = would prevent
figure-present = present
figure-members = members
figure-quorum = quorum

## Contents of entries

content-source = source
content-disagreement = disagreement between sources
content-actor = State or organisation
content-attribute = attribute
content-definition = definition
content-key = key
content-sealed = sealed paper
content-opened = paper opened
content-act = act

## Roles

role-depositary = depositary
role-secretariat = secretariat
role-chair = chair
role-delegation = delegation
role-reviewer = reviewer
role-observer = observer

## Columns of entries

column-date = date
column-actor = actor
column-act = act
column-instrument = instrument
column-source = source
column-effective = effective from
column-target = about
column-detail = detail
column-note = remark
column-id = id
column-value = value
column-from = from
column-until = until
column-whom = whom

## Search, comparing, about, help

search-lead = Write a name, an id, or some words, in any of the six languages; a slip of the pen is forgiven. A set may be asked for as well: States party to cppnm but not parties to cppnm-amendment.
search-nothing = Nothing is found for “{ $q }”. Try fewer words, or one of the pages in the menu.
search-first = These are the first { $count }; the rest is in the JSON of this page.
search-as-set = As a set:
compare = Compare two States
compare-with = compare with another State
compare-first = first
compare-second = second
compare-button = Compare
differs = differs
about-lead = This is a record of what States have done in a regime. What is shown is computed from the texts of the instruments and from the acts of States, for any day; nothing is typed in by hand.
about-use = Using it
about-licence = The record may be used by anybody for any purpose, without asking (CC0 1.0). The sources that it cites belong to their publishers.
about-cite = To cite a page, give its address with the day and the root of the log, now { $root }…: whoever follows can check that nothing has changed.
about-robots = Machines are welcome: every page may be fetched and kept, and answers that nothing is new when nothing is.
about-machines = For machines
about-forms = Every page is also JSON and CSV at the same address with .json or .csv.
export-package = The whole record as a package of tables
export-database = The whole record as a database
about-names = Names and boundaries
about-disclaimer = The names and boundaries shown do not imply official endorsement or acceptance, nor any opinion on the legal status of any country, territory, city or area or of its authorities.
rehearsal = This is a copy to be tried on. Nothing that is said here is said to { $log }.
about-languages = The six languages have equal standing. Names of States are those of the United Nations, or else of the Unicode CLDR; titles of instruments are those of the authentic texts.
help-reading = Reading these pages
help-time = Under every title you choose the day that is shown, and as the record knew it on which day. The whole site stays on that day until you go back to today; the edge of the page is coloured while you are away.
help-doubt = Where the record has no day but an interval, it says so with ≈, and a count that depends on it is a range such as 98–101.
help-sets = Every number leads to those it counts. What it counts is a set, written in words, which you can change and ask again.
help-terms = Terms

## Kinds of things that are found, terms and their meaning

kind-state = States and organisations
kind-instrument = Instruments
kind-forum = Forums
kind-session = Sessions
kind-commitment = Commitments
kind-act = Acts
kind-source = Sources
head-differs = Difference
term-depositary = Depositary
term-signatory = Signatory
term-ratification = Ratification, acceptance, approval
term-accession = Accession
term-deposit = Deposit
term-entry-into-force = Entry into force
term-party = Party
term-reservation = Reservation
term-denunciation = Denunciation
term-succession = Succession
term-political-commitment = Political commitment
term-session = Session
term-credentials = Credentials
term-silence = Silence procedure
term-checkpoint = Checkpoint and root
term-witness = Witness
meaning-depositary = Whoever keeps the original of a treaty and receives the instruments of States (VCLT Art. 77).
meaning-signatory = A State that has signed and has not yet said that it is bound.
meaning-ratification = Acts by which a State that has signed says that it is bound (VCLT Arts. 2 and 14).
meaning-accession = The act by which a State that has not signed becomes a party (VCLT Art. 15).
meaning-deposit = Handing the instrument of consent to the depositary; its day is the one that counts (VCLT Art. 16).
meaning-entry-into-force = The day from which a treaty binds those that have consented, as the treaty itself says (VCLT Art. 24).
meaning-party = A State that has consented to be bound and for which the treaty is in force (VCLT Art. 2).
meaning-reservation = A statement that leaves out or changes what a provision means for one State, where the treaty allows it (VCLT Arts. 19-23).
meaning-denunciation = Notice by which a party leaves a treaty; it takes effect as the treaty says.
meaning-succession = One State takes the place of another in its treaties.
meaning-political-commitment = A promise that is not binding in law, such as a communiqué or an information circular.
meaning-session = One meeting of a forum, from its first day to its last.
meaning-credentials = Papers that say who may speak and vote for a State at a session.
meaning-silence = A text is adopted unless somebody objects before a day.
meaning-checkpoint = The size of the log and a hash over all of it, signed: no entry can change without the hash changing.
meaning-witness = Somebody else’s program that has seen the log only grow, and signs that it has.

## Map and pictures

map = Map
map-of = { $instrument }, { $day }
map-outlines = equal-area map
map-tiles = one tile for each State
map-others = belongs to no State of the record
map-undetermined = boundary not determined or not agreed
map-notes = Grey are territories, Western Sahara among them, and what is not determined. India and Pakistan have not agreed on the final status of Jammu and Kashmir; the dashed line there is roughly the Line of Control. The boundary between Sudan and South Sudan and the final status of the Abyei area are not determined. Kosovo is shown under Security Council resolution 1244 (1999). Argentina and the United Kingdom dispute sovereignty over the Falkland Islands (Malvinas).
map-link = On a map
picture-as = This picture as

## The desk

desk-signed-in = Signed in for { $who } as { $role }: { $officer }
desk-sign-out = Sign out
desk-as = I speak for
desk-sign-in = Sign in with a passkey
desk-failed = Not signed in.
desk-no-passkey = No passkey in force is registered here for it.
desk-waiting = What waits for me
desk-waiting-one = Waiting for a second signature
desk-nothing-waits = Nothing waits.
desk-nothing-there = Nothing waits there for whoever has signed in.
desk-waits-for-other = waits for another officer
desk-waits-for-me = waits for my signature
desk-promised = What we have promised, to report on
desk-drafts = Drafts in this browser
desk-draft = Draft
desk-forms = What to record
desk-forms-lead = Anybody may fill in a form and see what it would change. Only who has signed in with a passkey can sign it.
optional = (if any)
desk-show-changes = Show what this changes
desk-saved = Kept as a draft in this browser.
desk-refused = It would be refused
desk-changes = What this changes
desk-changes-nothing = It is recorded, and nothing that is computed changes.
desk-have-needed = This makes { $have } of { $needed } needed.
desk-enters = It enters into force on { $day }, for { $count } States and organisations.
desk-enters-not = It does not enter into force any more.
desk-bound-from = bound from { $day }
desk-bound-no-more = bound no more
desk-parties = Parties on { $day }: { $before } → { $after }
desk-signatories = Signed only: { $before } → { $after }
desk-becomes-due = What becomes due
desk-due-no-more = What is due no more
desk-gone = gone
desk-pages-change = Pages and feeds that change, and tell whoever follows them
desk-sign-in-first = Sign in above to sign it.
desk-may-not = Whoever you speak for may not say this.
desk-needs-two = It needs a second officer: after your signature it waits for theirs.
desk-now-waits = Signed; it waits for a second officer.
desk-later = The connection is bad; what is signed is kept and sent again.
desk-sign = Sign with passkey
desk-withdraw = Withdraw it
desk-inexact = The day is not known exactly
desk-document = The document
desk-digest = Choose the document: its SHA-256 is made here. It is sent only once the act is recorded, unless you say otherwise before you sign.
desk-bring = When it is recorded, keep the document here, where everybody can read it
desk-brought = The document is kept.
desk-not-brought = The document was not kept:

## Forms

form-deposit = An act on an instrument
form-reservation = A reservation, declaration or objection
form-rectification = A rectification
form-pledge = A commitment
form-report = A report on a commitment
form-assessment = An assessment of a commitment
form-request = A request for a session
form-session = Convening a session
form-attendance = Attendance at a session
form-credentials = Credentials
form-agenda = An agenda item
form-decision = A decision put to a session
form-vote = A vote
form-offer = An offer of assistance
form-mission = A review mission
form-recommendation = A recommendation of a mission
form-cancellation = Cancelling a session
form-invitation = An invitation to a forum
form-election = An election to an office
form-document = A document
form-statement = A statement to a session
form-proposal = A proposal of an amendment
form-circulation = Circulating a proposal
form-count = A published count
form-forecast = A forecast
form-correction = A correction of an act in a forum or on a commitment
field-actor = Who
field-act = What was done
field-instrument = Instrument
field-date = On which day
field-effective = With effect from
field-source = Where it is published
field-note = Remark
field-detail = In which words
field-target = About what
field-topic = Topic
field-until = By or until which day
field-id = A short name for it
field-whom = Whom it is about
field-from = From which day
field-territory = Territory it is about
field-place = Where
field-digest = SHA-256 of the document
field-language = Its language
field-rectification-target = Which act
field-rectification-detail = What it reads then
field-correction-target = Which act
field-correction-effective = The day it was done
field-correction-value = Level, vote, grade, number, office, service or symbol
field-correction-date = The day of the correction
field-correction-note = Why it is corrected
field-pledge-instrument = Instrument that is to be joined
field-pledge-target = Where it was made
field-assessment-value = Grade
field-mission-whom = Who is visited
field-mission-value = Which service
field-session-detail = Its title
field-session-value = Sort of session
field-attendance-value = At which level
field-election-value = To which office
field-document-detail = Its title
field-document-value = Its symbol
field-decision-value = On which subject, as the rules name it
field-vote-value = Vote
field-count-detail = What is counted
field-count-value = How many
field-forecast-value = The numbers below which 5, 25, 50, 75 and 95 of 100 futures lie
field-forecast-from = On which day it stands
field-forecast-until = Of which day it is
field-forecast-topic = By which model
field-forecast-detail = How it was made: seed, futures, record
hint-id = Lower-case letters, digits and hyphens, such as fin-2026-1; it is never given twice.
hint-target = The id of what it is about, as its page shows it.
hint-source = Begin to write its title and choose it; or give the address of the page (https://…).
hint-digest = Whoever has the document can find out later whether it is the same one.
hint-rectification-target = Its date and its word, such as 2016-04-07 acceptance.
hint-rectification-detail = Its date and its word as they should be, such as 2016-04-08 acceptance; or nothing, where it is struck out.
hint-correction-target = Its date, its word, and its id or what it is about, such as 2014-03-24 attendance nss-2014.
hint-correction-detail = Fill in only what was wrong: the rest stays as it was. The word nothing strikes the act out.
hint-correction-value = In the word of the record, such as head, for or complete.
hint-recommendation-target = The id of the mission.
hint-circulation-target = The id of the proposal.
sort-regular = regular
sort-intersessional = intersessional
head-signed-first = Signed by
head-next-step = What can be done
column-topic = topic
column-territory = territory
column-place = place
column-digest = SHA-256
column-language = language

## Depositary notifications

notification = Depositary notification
notification-draft = A draft from the record, in this language; the six languages are above.
notification-who = { $depositary }, acting in its capacity as depositary, communicates the following:
notification-act = On { $day }, { $name } { $kind ->
        [signature] signed
        [ratification] deposited its instrument of ratification of
        [acceptance] deposited its instrument of acceptance of
        [approval] deposited its instrument of approval of
        [accession] deposited its instrument of accession to
        [formal_confirmation] deposited its instrument of formal confirmation of
        [deposit] deposited its instrument of consent to be bound by
        [succession] notified its succession to
        [denunciation] notified its denunciation of
       *[other] notified an act ({ $act }) concerning
    } the { $instrument }.
notification-bound = In accordance with { $article }, the treaty enters into force for { $name } on { $day }.
notification-enters = With this act the conditions of { $article } are met: { $instrument } enters into force on { $day }.

## What can be wrong with an act

finding-actor-ended = It no longer existed on that day.
finding-actor-not-yet = It did not exist yet on that day.
finding-bad-address = This is not the address of a page.
finding-bad-correction = This does not say what the act reads then.
finding-bad-date = This date is not possible.
finding-bad-digest = This is not a SHA-256.
finding-bad-id = This id is not possible.
finding-bad-number = This number is not possible.
finding-bad-target = It does not name an act that can be corrected.
finding-control-character = A sign stands here that cannot be seen.
finding-duplicate = This is in the record already.
finding-duplicate-deposit = It has consented to be bound already.
finding-duplicate-signature = It has signed already.
finding-future-date = This day is yet to come.
finding-misplaced = This stays empty for an act of this kind.
finding-missing = This has to be filled in.
finding-missing-source = Every act says where it is published.
finding-no-denunciation = The instrument cannot be denounced.
finding-no-reservations = The instrument does not allow this reservation.
finding-no-rule = The forum does not say how it decides.
finding-not-a-member = It is not a member of the forum on that day.
finding-not-committed = It has made no such commitment.
finding-not-eligible = The instrument is not open to it on that day.
finding-not-in-session = The session is not held on that day.
finding-not-seated = It may not vote in this session.
finding-nothing-to-denounce = There is no consent to be bound that could end.
finding-nothing-to-withdraw = There is nothing to withdraw.
finding-others-depend = Other acts would no longer be right.
finding-short-notice = The notice is shorter than the rules ask for.
finding-too-early = It comes too early.
finding-too-late = It comes too late.
finding-total-differs = A published total says otherwise.
finding-two-at-once = The forum meets already on these days.
finding-unknown-act = There is no such kind of act.
finding-unknown-actor = There is no such State or organisation.
finding-unknown-forum = There is no such forum.
finding-unknown-instrument = There is no such instrument.
finding-unknown-source = There is no such source.
finding-unknown-subject = The forum has no rule on this subject.
finding-unknown-target = What it is about is not in the record.
finding-unknown-word = This value is not possible here.
finding-wrong-act = This kind of act is not possible here.
finding-wrong-actor = Another convenes this forum.
finding-wrong-capacity = Who assesses whom does not fit this kind of assessment.
finding-wrong-columns = An act has no such field.

# How far an answer is known, and published totals beside the names.
or-more = { $what } or more
complete-unsaid = The record does not say through which day it is complete; acts may be missing.
complete-unsaid-sessions = The record does not say through which day it is complete; sessions may be missing.
complete-unsaid-each = The record does not say through which day it is complete for { $names }; acts may be missing.
published-total = By name { $named }; { $number } published
published-missing = { $number } of them not named here
record-ends = the record ends { $day }
record-unsaid = the record may be incomplete
totals = Published totals
totals-agree = { $count } of { $all } published totals agree with the names
totals-lead = Each total that somebody published stands beside the names that this record has for its day. Where names are missing the total bounds the count.
published-as-of = { $number } published, as of { $day }
chart-dotted = Dotted: the record ends, and there may be more.
chart-circles = Circles: totals that were published.
explained = explained
counted-parties = parties
counted-states = States parties
counted-signatories = signatories
counted-subscribers = subscribers
counted-members = members
agreement-agrees = ✓ agrees
agreement-fewer-named = ◐ fewer are named
agreement-differs = ≠ differs
head-published = Published
head-by-name = By name

# What became of promises.
together = { $count } together
in-time = in time
late = late
says = says { $who }
looked-through = looked for through { $day }
series = { $came } of { $due } came
about-operator = Kept by

corrections = Corrections
corrections-lead = What the record said before and says since, when that was recorded, by whom and why. What was corrected stays in the log: ask for an earlier day with “as known on”.
no-correction = Nothing was corrected.
head-corrected-by = Corrected by
said-in-group = Said together with others: the signatures stand in entry { $entry }.
desk-defined = New
desk-undefined = No longer there
content-name = name
content-group = group of entries
column-corrects = corrects entry
column-removes = removes entry
column-why = why
column-decision = decision it rests on
column-members = number of entries in the group
column-root = Merkle root over them
column-title = title
column-publisher = publisher
column-url = address
column-retrieved = read on
column-name = name
column-kind = kind
column-path = file
column-text = text
column-attribute = attribute

form-source = A source
form-actor = A State or organisation
form-attribute = An attribute of a State
form-disagreement = Where sources disagree
form-name = A name in a language
form-definition = An instrument, a forum, a measure or rules
kind-record = The record itself
which-actor-state = State
which-actor-organisation = organisation
taken-yes = yes, the record takes it
taken-no = no
field-title = Title
field-publisher = Who published it
field-url = Its address on the web
field-retrieved = When it was read
field-name = Name
field-kind = Which of the two
field-to = The first day on which it no longer holds
field-continues = The State whose treaties it goes on with
field-succeeds = The State on whose territory it came into being
field-attribute = Which attribute
field-attribute-value = Its value: a number, or yes or no
field-question = On what they disagree
field-says = What this source says
field-taken = Whether the record takes it
field-reason = Why, or why not
field-of = What is called so, by its id
field-short = Short name
field-full = Full name or title
field-path = File
field-text = Its text
field-decision = The decision that it rests on
field-corrects = Number of the entry that it corrects
field-why = Why, where it takes the place of something
hint-definition-path = Such as instruments/treaty.instrument; for rules, policies/roles.cedar.
hint-name-language = Its tag, such as ar, zh, en, fr, ru or es.
desk-correct = Correct what it says

## The menu and what comes next

menu-treaties = Treaties
menu-find = Find States
menu-meetings = Meetings
menu-next = Next
menu-below = About the record
change-day = change
next-what = What can be done next
next-lead = What may happen when in each forum, who can bring it about and how far that is; and for each gap, who has taken a step towards closing it.
next-asked = { $have } of { $needed } needed, of { $of } members
next-pledged = has promised to join
next-signed = has signed

## Gaps and measures

gaps = Gaps
gaps-all = Every measure
gaps-lead = Each figure counts acts and readings in the record, and says what it does not know. Nobody is scored or ranked.
gaps-none = The record has no measure of this kind.
gap-standards = No common standard binds all
gap-adherence = Not everybody has joined
gap-military = Military material stays outside
gap-accountability = Few have to account for what they do
gap-minimisation = There is more material than need be
gap-other = Other measures
no-such-measure = There is no measure “{ $id }”.
value-nobody = of nobody
measure-of = { $counted } of { $of } ({ $value })
measure-said = { $title }: { $value }.
measure-missing = Missing: { $names }.
measure-missing-count = { $count } are missing.
measure-perhaps = Perhaps missing: { $names }.
measure-aim = Aim: { $aim }
measure-aim-own = the author’s own aim
measure-met = met
measure-not-met = not met
measure-quote = A paragraph to quote
measure-quote-source = As of { $day }, from a record of { $entries } entries: { $address }
measure-chart = { $title }, over time
measure-variants = Asked otherwise
measure-over-time = Over time
measure-changed = What changed since { $day }
measure-unchanged = Nothing changed.
measure-who = Who is counted and who is missing
measure-held = What each has
measure-rows = What was due and what came
measure-doubts = What is not known widens the figure most for: { $names }.
measure-hangs = What the figure hangs on
measure-range = At least { $least } and at most { $most }, whichever of these is assumed.
measure-if = If somebody acted
measure-if-label = Suppose
measure-disagree = report a disagreement
cause-revised = revised in the record
cause-definition = defined otherwise
cause-joined = joined or came
cause-left = left
cause-denominator = came into the whole, or left it
cause-reading = read
cause-doubt = certain no more, or now
cause-totals = published totals
counts-counted = ● counted
counts-missing = ○ missing
counts-unknown = ≈ not known
counts-yes = ● counts
counts-no = ○ does not count
ground-no-act = no act in the record
ground-no-reading = no reading of { $of }
ground-no-row = no row of { $of } in the record
assumption-as-recorded = as the record has it
assumption-half-as-long = readings stand for half as long
assumption-for-ever = readings stand until another is found
assumption-silence-unknown = nothing is known of those of whom nothing was read
assumption-silence-none = those of whom nothing was read have none
assumption-complete = the record is complete
assumption-left-out = without { $who }
weakest-link = Weakest link
weakest-lead = A chain holds as long as each of its links does. Shown are those who meet the fewest conditions, in alphabetical order, with what would help. Of whom nothing is known is not among them.
weakest-over = Over { $set }
weakest-distribution = How many meet so many conditions
weakest-surely = surely
weakest-possibly = possibly
weakest-conditions = { $met } of { $of } conditions
weakest-fewest = Those who meet the fewest, whatever is not known
weakest-nobody = Nobody, for all that is known.
weakest-perhaps = May be among them:
weakest-bottleneck = What most lack
weakest-means = Part of the conditions that is met: mean { $mean }, geometric mean { $geometric }, minimum { $minimum }

## A promise
no-such-promise = There is no commitment “{ $id }”.
promise-nobody = Nobody had promised this by { $day }.
promise-not-theirs = It is not one of those who promised this by the day.
promise-recommended-to = Recommended to
promise-with-others = with { $count } others
promise-together = Promised by { $count } together
promise-each = Promised by { $count }, each for itself
promise-due = Due
promise-no-day = No day was set.
promise-became = What became of it
promise-states = those who promised
promise-evidence = What would show that it was kept
promise-shown-by-joining = Consent to be bound by, or subscription to:
promise-shown-in-force = The entry into force of:
promise-shown-again = A report, again and again:
promise-shown-by-account = An account by the State itself, by its peers or by an independent reviewer.
promise-nothing-found = nothing found
promise-said = What was said of it
promise-report = Report on it
promise-who-may = A delegation of { $name } signs the report at the desk.
promise-who = Who promised it
head-account = Account
head-grade = Judgement
head-days-late = Days late
head-made-at = Made at
head-position = Legal position
filter-kind = kind
commitment-national = a State’s own
commitment-joint = joint
commitment-recommendation = recommendation
commitments-national = States’ own promises, by the year of the promise
commitments-joint = Joint promises, for each State that made them, by year
commitments-recommended = Recommendations of missions, by year
commitments-lead-national = { $complete } of { $count } promises by single States came about or are complete by somebody’s account.
commitments-lead-joint = { $promises } joint promises were made { $count } times in all, once for each State; { $complete } of these are complete.

## One State
state-to-answer = To answer
state-bound-by = Surely bound by { $count } of { $of } treaties.
state-promised = Of { $count } promises, { $complete } came about or are complete by somebody’s account.
state-not-found = The day of { $count } has passed, and this record found nothing of them; that is not to say that nothing was done.
state-nothing-passed = No promise of it is past its day without anything found.
state-report = Report
state-treaties = Treaties
state-subscribes = Political texts subscribed to
state-not-subscribed = Not subscribed to:
state-was-there = Meetings it took part in
state-standing = Promises without a day ({ $count })
state-closed = Promises that came about, are complete or were withdrawn ({ $count })
state-acts = Every act, with its source and proof ({ $count })
state-as-csv = As a spreadsheet (CSV):

## Sources
no-such-source = There is no source “{ $id }”.
source-open = open
source-id = cited here as { $id }
source-read = read on { $day }
source-nothing = No act and no reading rests on it.
source-acts = Acts that rest on it ({ $count })
source-readings = Readings that rest on it ({ $count })
head-value = Value

## Home
home-bind = { $count } treaties bind:
home-next = Next:
home-find = Find your State
home-who-has = Who has joined { $whole } and not { $amendment }?
home-what-promised = What was promised, and what became of it?
home-what-next = What can happen next, and who can bring it about?
home-comes = What comes
home-promised = What was promised, and what is known of it
home-own = by single States
home-joint = joint, for each State
home-texts = Political texts and proposals

## Headings that say which
head-joined-by = Joined by
head-out-of = Out of
head-begins = Begins
head-ends = Ends
head-arises-from = Arises from

## Citing
cite = Cite this page
cite-text = { $title }. In: { $record }. As of { $on }, as known on { $known }; log of { $size } entries, root { $root }.

## A treaty
treaty-adopted = Adopted { $day }
treaty-opened = opened for signature { $day }
treaty-depositary = depositary:
treaty-amends = amends
treaty-text = text:
treaty-covers = Covers
treaty-could-join = Could join: { $count }
treaty-signed = have signed, and are not known to be bound
treaty-not-signed = not known to have signed

## Find States
who-write = Write it
who-choose = Choose
who-among = Among
who-all = all States
who-joined = those that have joined
who-without = but not
who-none = – nothing –

## The desk, once it is recorded
desk-next-entry = Its entry in the log
desk-next-another = Record another

## Notifications
notification-reference = Reference: { $log }, entry { $entry }. Drafted on { $day }.
notification-to = To the parties, and to the States and organisations entitled to become parties:
notification-its-terms = its terms
notification-no-day = The day of this act is not known exactly. Nothing can be notified of it before it is.

## Lists of instruments, the map
instruments-political = Political texts
instruments-political-meaning = States subscribe to these. Nobody is bound by them in law.
instruments-proposed = Proposed, and not adopted
head-text = Text
head-subscribers = Subscribers
map-title = How States stand towards { $instrument }

## Filters
filter-whose = whose
# The negotiating table
act-drafting = act at the table of a text
act-chairing = act of the chair of a text
form-drafting = At the table: a proposal, a position, a bracket
form-chairing = In the chair of a text: a decision, a silence procedure
field-drafting-value = What is done
field-drafting-target = The text, text/provision, or the proposal
field-drafting-topic = Which position, or under what name
field-drafting-detail = In which lines
field-chairing-value = What is done
field-chairing-target = The text, text/provision, or the forum
field-chairing-topic = Which decision
field-chairing-detail = In which lines
drafting-text = text put on the table
drafting-tabling = tabling of wording
drafting-textual-proposal = textual proposal
drafting-retabling = proposal made again
drafting-withdrawal-of-proposal = withdrawal of a proposal
drafting-cosponsorship = joining a proposal
drafting-position = position
drafting-bracket = bracket
drafting-lifting-of-bracket = bracket lifted
drafting-package = package of proposals
drafting-division-of-package = package divided
drafting-text-decision = decision on the text
drafting-consolidation = consolidation
drafting-silence-procedure = silence procedure on the text
drafting-translation = translation
drafting-correction-of-text = correction of the adopted text
