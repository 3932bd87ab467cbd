//! A definition's clauses, read out in the reader's language. What a definition says, it says in the language of
//! instruments, which reads as English; in English these are the same words (a test sees to it).

use comity_regime::{
    explain::Operation,
    language::{
        Counting,
        ast::{
            Among, Anchor, Cadence, Comparison, Condition, Deemed, Entry, ForumRule, Kind, LaterThan,
            Leaving, Moment, OptOutBy, OptOutUntil, Procedure, Provisional, Quantity, Requirement,
            Reservations, Rule, SetExpr, Share, Since, Step, SuccessionFrom, Timing, Validity, Way, Weight,
        },
    },
    proceeding::Level,
    process::Because,
};

use super::{Locale, t};

impl Locale {
    /// A clause of an instrument.
    pub fn rule(&self, rule: &Rule) -> String {
        match rule {
            Rule::EntersIntoForce(entry) => t!(self, "clause-enters-into-force", when = self.entry(entry)),
            Rule::LaterParties(later) => {
                let when = self.after(&later.steps, t!(self, "clause-own-deposit"));
                match later.than {
                    LaterThan::Condition => t!(self, "clause-later-parties", when = when),
                    LaterThan::EntryIntoForce => t!(self, "clause-later-after-entry", when = when),
                }
            }
            Rule::TakesEffectOnSubscription => t!(self, "clause-on-subscription"),
            Rule::ConsentBy(kinds) => {
                let each = kinds.iter().map(|kind| self.word("act", kind.word()).unwrap_or_default());
                t!(self, "clause-consent-by", kinds = each.collect::<Vec<_>>().join(self.comma()))
            }
            Rule::Binds(set, None) => t!(self, "clause-binds-all", set = self.set(set)),
            Rule::Binds(set, Some(opt_out)) => {
                let set = self.set(set);
                let binds = match opt_out.by {
                    OptOutBy::Objection => t!(self, "clause-binds", set = set),
                    OptOutBy::Reservation => t!(self, "clause-binds-reserve", set = set),
                    OptOutBy::Either => t!(self, "clause-binds-either", set = set),
                };
                match opt_out.until {
                    OptOutUntil::Acceptance => binds,
                    OptOutUntil::EntryIntoForce => t!(self, "clause-before-entry", binds = binds),
                }
            }
            Rule::Denunciation(leaving) => self.leaving(leaving),
            Rule::DenunciationNotAllowed => t!(self, "clause-no-denunciation"),
            Rule::DenunciationNotBefore(steps, since) => {
                let event = match since {
                    Since::EntryIntoForce => t!(self, "clause-entry"),
                    Since::OwnEntryIntoForce => t!(self, "clause-own-entry"),
                };
                t!(self, "clause-denunciation-not-before", when = self.after(steps, event))
            }
            Rule::DenouncedWith(id) => t!(self, "clause-denounced-with", id = &id.text),
            Rule::SuccessionTakesEffect(SuccessionFrom::Independence) => {
                t!(self, "clause-succession-independence")
            }
            Rule::SuccessionTakesEffect(SuccessionFrom::Notification(steps)) if steps.is_empty() => {
                t!(self, "clause-succession-notification")
            }
            Rule::SuccessionTakesEffect(SuccessionFrom::Notification(steps)) => {
                let when = self.after(steps, t!(self, "clause-notification"));
                t!(self, "clause-succession-after", when = when)
            }
            Rule::ProvisionalApplication(provisional) => self.provisional(provisional),
            Rule::ProvisionalApplicationEnds(steps) => {
                let when = self.after(steps, t!(self, "clause-notification"));
                t!(self, "clause-provisional-ends", when = when)
            }
            Rule::Reservations(Reservations::Allowed) => t!(self, "clause-reservations"),
            Rule::Reservations(Reservations::NotAllowed) => t!(self, "clause-no-reservations"),
            Rule::Reservations(Reservations::AllowedTo(articles)) => {
                let each = articles.iter().map(|number| t!(self, "article", number = number));
                t!(self, "clause-reservations-to", articles = each.collect::<Vec<_>>().join(self.comma()))
            }
            Rule::Reservations(Reservations::UnlessObjected { share, of, within }) => t!(
                self,
                "clause-reservations-unless",
                share = self.share(*share),
                set = self.set(of),
                period = self.period(*within)
            ),
            Rule::Lasts(first, None) => t!(self, "clause-lasts", period = self.period(*first)),
            Rule::Lasts(first, Some(then)) => {
                t!(self, "clause-lasts-then", first = self.period(*first), then = self.period(*then))
            }
            Rule::EndsBelow(n) => t!(self, "clause-ends-below", n = *n as usize),
            Rule::InForceWhile(n) => t!(self, "clause-in-force-while", n = *n as usize),
        }
    }

    /// When a denunciation takes effect.
    fn leaving(&self, leaving: &Leaving) -> String {
        match leaving {
            Leaving::After(steps) => {
                let when = self.after(steps, t!(self, "clause-notification"));
                t!(self, "clause-denunciation", when = when)
            }
            Leaving::OnYearDay { on, notified_by } => {
                let (on, by) = (self.year_day(*on), self.year_day(*notified_by));
                t!(self, "clause-denunciation-on", on = on, by = by)
            }
            Leaving::AtEndOfPeriod(None) => t!(self, "clause-denunciation-period"),
            Leaving::AtEndOfPeriod(Some(notice)) => {
                t!(self, "clause-denunciation-period-notice", period = self.period(*notice))
            }
        }
    }

    /// Who applies an instrument provisionally.
    fn provisional(&self, provisional: &Provisional) -> String {
        let Provisional::ByDefault { by, from, until, unless_objected } = provisional else {
            return t!(self, "clause-provisional");
        };
        let mut text = t!(self, "clause-provisional-default", set = self.set(by), from = self.moment(from));
        if let Some(until) = until {
            text = t!(self, "clause-provisional-until", clause = text, until = self.moment(until));
        }
        if *unless_objected {
            text = t!(self, "clause-provisional-unless", clause = text);
        }
        text
    }

    /// When a rule counts; nothing, if it always does.
    pub fn valid(&self, valid: Validity) -> Option<String> {
        let day = |day| self.day(day);
        match (valid.from, valid.until) {
            (None, None) => None,
            (Some(from), None) => Some(t!(self, "clause-from", from = day(from))),
            (None, Some(until)) => Some(t!(self, "clause-until", until = day(until))),
            (Some(from), Some(until)) => {
                Some(t!(self, "clause-from-until", from = day(from), until = day(until)))
            }
        }
    }

    /// A clause of a forum.
    pub fn forum_rule(&self, rule: &ForumRule) -> String {
        match rule {
            ForumRule::Meets(cadence) => t!(self, "clause-meets", when = self.cadence(cadence)),
            ForumRule::MeetsAgain(cadence) => t!(self, "clause-meets-again", when = self.cadence(cadence)),
            ForumRule::BetweenSessions(step, title) => {
                t!(self, "clause-between", every = self.every(*step), title = title)
            }
            ForumRule::Decides(None, procedure) => {
                t!(self, "clause-decides", how = self.procedure(*procedure))
            }
            ForumRule::Decides(Some(subject), procedure) => {
                let how = self.procedure(*procedure);
                t!(self, "clause-decides-on", subject = &subject.text, how = how)
            }
            ForumRule::Quorum(share) => t!(self, "clause-quorum", share = self.share(*share)),
            ForumRule::Notice(ahead) => t!(self, "clause-notice", period = self.period(*ahead)),
        }
    }

    fn cadence(&self, cadence: &Cadence) -> String {
        match cadence {
            Cadence::After(steps, anchor) => self.after(steps, self.anchor(anchor)),
            Cadence::Every(step) => self.every(*step),
            Cadence::OnRequest(share, None) => t!(self, "clause-on-request", share = self.share(*share)),
            Cadence::OnRequest(share, Some(steps)) => {
                let floor = self.after(steps, t!(self, "clause-last-session"));
                t!(self, "clause-on-request-not-before", share = self.share(*share), floor = floor)
            }
        }
    }

    fn procedure(&self, procedure: Procedure) -> String {
        match procedure {
            Procedure::Consensus => t!(self, "decides-consensus"),
            Procedure::Majority(share, Among::Voting) => {
                t!(self, "decides-voting", share = self.share(share))
            }
            Procedure::Majority(share, Among::Present) => {
                t!(self, "decides-present", share = self.share(share))
            }
            Procedure::Majority(share, Among::Members) => {
                t!(self, "decides-members", share = self.share(share))
            }
            Procedure::Silence(None) => t!(self, "decides-silence"),
            Procedure::Silence(Some(share)) => t!(self, "decides-silence-unless", share = self.share(share)),
        }
    }

    fn entry(&self, entry: &Entry) -> String {
        let ways = entry.ways.iter().map(|way| self.way(way));
        ways.reduce(|a, b| t!(self, "clause-or", a = a, b = b)).unwrap_or_default()
    }

    fn way(&self, way: &Way) -> String {
        let when = match &way.timing {
            Timing::After(steps, condition) => self.after(steps, self.condition(condition)),
            Timing::Individually(steps) => self.after(steps, t!(self, "clause-own-deposit")),
            Timing::OnDateIf(day, condition, otherwise) => {
                let (day, condition) = (self.day(*day), self.condition(condition));
                let mut periods = otherwise.iter().rev().map(|step| self.period(*step));
                let last = periods.next().unwrap_or_default();
                let period = periods
                    .fold(last, |event, period| t!(self, "clause-after", period = period, event = event));
                t!(self, "clause-on-date-if", day = day, condition = condition, period = period)
            }
        };
        match &way.floor {
            Some(floor) => t!(self, "clause-not-before", when = when, floor = self.moment(floor)),
            None => when,
        }
    }

    /// A day counted from another.
    fn moment(&self, moment: &Moment) -> String {
        let from = self.anchor(&moment.anchor);
        if moment.steps.is_empty() { from } else { self.after(&moment.steps, from) }
    }

    /// When it is, so long after an event: the steps are taken from the last.
    fn after(&self, steps: &[Step], event: String) -> String {
        if steps.is_empty() {
            return t!(self, "clause-on", event = event);
        }
        let innermost = steps.len() - 1;
        steps.iter().enumerate().rev().fold(event, |event, (at, step)| {
            let event = if at == innermost { event } else { t!(self, "clause-nested", event = event) };
            match step {
                Step::FirstOfMonth(k) if at == innermost => {
                    t!(self, "clause-first-of-month-of", n = *k as usize, event = event)
                }
                Step::FirstOfMonth(k) => t!(self, "clause-first-of-month", n = *k as usize, event = event),
                step => t!(self, "clause-after", period = self.period(*step), event = event),
            }
        })
    }

    /// A period: `30 days`.
    pub(super) fn period(&self, step: Step) -> String {
        match step {
            Step::Days(n) => t!(self, "clause-days", n = n as usize),
            Step::Months(n) => t!(self, "clause-months", n = n as usize),
            Step::Years(n) => t!(self, "clause-years", n = n as usize),
            Step::FirstOfMonth(n) => t!(self, "reckon-first-of-month", n = n as usize),
        }
    }

    /// How often: `every 2 years`.
    pub fn every(&self, step: Step) -> String {
        match step {
            Step::Days(n) => t!(self, "clause-every-days", n = n as usize),
            Step::Months(n) => t!(self, "clause-every-months", n = n as usize),
            Step::Years(n) => t!(self, "clause-every-years", n = n as usize),
            Step::FirstOfMonth(_) => self.period(step),
        }
    }

    fn anchor(&self, anchor: &Anchor) -> String {
        match anchor {
            Anchor::On(day) => t!(self, "clause-day", day = self.day(*day)),
            Anchor::Opening => t!(self, "clause-opening"),
            Anchor::Adoption => t!(self, "clause-adoption"),
            Anchor::EntryIntoForceOf(id) => t!(self, "clause-entry-of", instrument = &id.text),
        }
    }

    fn condition(&self, condition: &Condition) -> String {
        match condition {
            Condition::Reached(anchor) => self.anchor(anchor),
            Condition::NoObjection(deemed, unless) => {
                let each = unless.iter().map(|requirement| self.requirement(requirement, "objection"));
                let objections = each.reduce(|a, b| t!(self, "clause-or", a = a, b = b)).unwrap_or_default();
                match deemed {
                    Deemed::On(day) => {
                        t!(self, "clause-acceptance-unless", day = self.day(*day), objections = objections)
                    }
                    Deemed::AtEndOf(end) => {
                        t!(self, "clause-acceptance-at-end", end = self.moment(end), objections = objections)
                    }
                }
            }
            Condition::Deposits(all) => {
                let Some((first, more)) = all.split_first() else { return String::new() };
                more.iter().fold(self.requirement(first, "deposit"), |a, next| match next {
                    Requirement::OfWhich(..) => {
                        t!(self, "clause-narrowed", a = a, b = self.requirement(next, "deposit"))
                    }
                    Requirement::Carrying(weight, name, of) => {
                        let b = self.carrying(*weight, &name.text, of.as_ref());
                        t!(self, "clause-narrowed", a = a, b = b)
                    }
                    _ => t!(self, "clause-and", a = a, b = self.requirement(next, "deposit")),
                })
            }
        }
    }

    /// A requirement, with what it counts.
    pub fn counting(&self, counting: &Counting) -> String {
        self.requirement(&counting.requirement, counting.noun)
    }

    fn requirement(&self, requirement: &Requirement, noun: &str) -> String {
        let deposits = noun != "objection";
        let by = |whom: String| match deposits {
            true => t!(self, "clause-deposits-by", whom = whom),
            false => t!(self, "clause-objections-by", whom = whom),
        };
        match requirement {
            Requirement::Number(n, set) => {
                let what = match noun {
                    "objection" => t!(self, "clause-objections", n = *n as usize),
                    "subscription" => t!(self, "clause-subscriptions", n = *n as usize),
                    _ => t!(self, "clause-deposits", n = *n as usize),
                };
                match set {
                    Some(set) => t!(self, "clause-by", what = what, set = self.set(set)),
                    None => what,
                }
            }
            Requirement::OfWhich(n, set) => {
                t!(self, "clause-of-which", n = *n as usize, set = self.set(set))
            }
            Requirement::ShareOf(share, set) => {
                by(t!(self, "clause-share-of", share = self.share(*share), set = self.set(set)))
            }
            Requirement::ShareOfNumber(share, set) => {
                by(t!(self, "clause-share-of-number", share = self.share(*share), set = self.set(set)))
            }
            Requirement::AllOf(set) => by(t!(self, "clause-all-of", set = self.set(set))),
            Requirement::AllAndOthers(set, n) => {
                by(t!(self, "clause-and-others", set = self.bracketed(set), n = *n as usize))
            }
            Requirement::Carrying(weight, name, of) => {
                let carrying = self.carrying(*weight, &name.text, of.as_ref());
                match deposits {
                    true => t!(self, "clause-deposits-carrying", carrying = carrying),
                    false => t!(self, "clause-objections-carrying", carrying = carrying),
                }
            }
        }
    }

    fn carrying(&self, weight: Weight, attribute: &str, of: Option<&SetExpr>) -> String {
        let of = of.map(|set| self.set(set));
        match (weight, of) {
            (Weight::Share(share), Some(set)) => {
                let share = self.share(share);
                t!(self, "clause-carrying-of", share = share, attribute = attribute, set = set)
            }
            (Weight::Share(share), None) => {
                t!(self, "clause-carrying", share = self.share(share), attribute = attribute)
            }
            (amount @ Weight::Amount(_), Some(set)) => {
                let amount = amount.to_string();
                t!(self, "clause-amount-of", amount = amount, attribute = attribute, set = set)
            }
            (amount @ Weight::Amount(_), None) => {
                t!(self, "clause-amount", amount = amount.to_string(), attribute = attribute)
            }
        }
    }

    /// A part of a whole: `two thirds`, `55%`.
    pub(super) fn share(&self, share: Share) -> String {
        let text = share.to_string();
        match self.word("fraction", &text) {
            Some(named) => named,
            None if share.more_than => {
                let part = self.share(Share { more_than: false, ..share });
                t!(self, "clause-more-than", share = part)
            }
            None => text,
        }
    }

    /// A set of actors.
    pub fn set(&self, set: &SetExpr) -> String {
        match set {
            SetExpr::States => t!(self, "set-states"),
            SetExpr::Organisations => t!(self, "set-organisations"),
            SetExpr::Actors => t!(self, "set-actors"),
            SetExpr::With(Kind::States, name) => t!(self, "set-states-with", attribute = &name.text),
            SetExpr::With(Kind::Actors, name) => t!(self, "set-actors-with", attribute = &name.text),
            SetExpr::PartiesTo(Kind::States, id) => t!(self, "set-states-party", id = &id.text),
            SetExpr::PartiesTo(Kind::Actors, id) => t!(self, "set-parties", id = &id.text),
            SetExpr::ContractingPartiesTo(id) => t!(self, "set-contracting", id = &id.text),
            SetExpr::DepositorsTo(id, None) => t!(self, "set-depositors", id = &id.text),
            SetExpr::DepositorsTo(id, Some(among)) => {
                t!(self, "set-depositors-among", id = &id.text, set = self.bracketed(among))
            }
            SetExpr::SignersOf(id) => t!(self, "set-signers", id = &id.text),
            SetExpr::AsOn(set, anchor) => {
                t!(self, "set-as-on", set = self.bracketed(set), event = self.anchor(anchor))
            }
            SetExpr::SignatoriesTo(id) => t!(self, "set-signatories", id = &id.text),
            SetExpr::SubscribersTo(id) => t!(self, "set-subscribers", id = &id.text),
            SetExpr::MembersOf(id) => t!(self, "set-members", id = &id.text),
            SetExpr::List(id) => t!(self, "set-list", id = &id.text),
            SetExpr::ParticipantsIn(id, None) => t!(self, "set-participants", id = &id.text),
            SetExpr::ParticipantsIn(id, Some(level)) => {
                t!(self, "set-participants-at", id = &id.text, level = Level::word(*level))
            }
            SetExpr::Holding(kind, threshold) => {
                let states = if *kind == Kind::States { "states" } else { "actors" };
                let how = match threshold.comparison {
                    Comparison::AtLeast => "least",
                    Comparison::MoreThan => "more",
                    Comparison::LessThan => "less",
                };
                let (amount, of) = (threshold.amount.to_string(), self.quantity(&threshold.of));
                t!(self, "set-holding", who = states, how = how, amount = amount, of = of)
            }
            SetExpr::ReportedUnder(id, None) => t!(self, "set-reported", id = &id.text),
            SetExpr::ReportedUnder(id, Some(within)) => {
                t!(self, "set-reported-within", id = &id.text, period = self.period(*within))
            }
            SetExpr::RequestedUnder(id) => t!(self, "set-requested", id = &id.text),
            SetExpr::HostsOf(service, None) => t!(self, "set-hosts", service = service),
            SetExpr::HostsOf(service, Some(within)) => {
                t!(self, "set-hosts-within", service = service, period = self.period(*within))
            }
            SetExpr::These(names) => {
                let each = names.iter().map(|n| self.name(&n.text).unwrap_or_else(|| n.text.clone()));
                t!(self, "set-these", names = each.collect::<Vec<_>>().join(self.comma()))
            }
            // Operators of one kind are read from the left and need no brackets there.
            SetExpr::And(a, b) => {
                let first = if matches!(**a, SetExpr::And(..)) { self.set(a) } else { self.bracketed(a) };
                t!(self, "set-and", a = first, b = self.bracketed(b))
            }
            SetExpr::Or(a, b) => {
                let first = if matches!(**a, SetExpr::Or(..)) { self.set(a) } else { self.bracketed(a) };
                t!(self, "set-or", a = first, b = self.bracketed(b))
            }
            SetExpr::ButNot(a, b) => {
                let first = if matches!(**a, SetExpr::ButNot(..)) { self.set(a) } else { self.bracketed(a) };
                t!(self, "set-but-not", a = first, b = self.bracketed(b))
            }
        }
    }

    /// Attributes added up.
    pub(super) fn quantity(&self, quantity: &Quantity) -> String {
        let mut names = quantity.0.iter().map(|name| name.text.clone());
        let first = names.next().unwrap_or_default();
        names.fold(first, |a, b| t!(self, "set-sum", a = a, b = b))
    }

    pub(super) fn bracketed(&self, set: &SetExpr) -> String {
        match set {
            SetExpr::And(..) | SetExpr::Or(..) | SetExpr::ButNot(..) => format!("({})", self.set(set)),
            simple => self.set(simple),
        }
    }

    /// A step of a calculation with dates.
    pub fn operation(&self, operation: &Operation) -> String {
        match operation {
            Operation::ConditionMet => t!(self, "reckon-condition-met"),
            Operation::From(anchor) => t!(self, "reckon-from", event = self.anchor(anchor)),
            Operation::LastSession => t!(self, "reckon-last-session"),
            Operation::AfterThatOf(day) => t!(self, "reckon-after-that-of", day = self.when(*day)),
            Operation::Add(step @ Step::FirstOfMonth(_)) => self.period(*step),
            Operation::Add(step) => t!(self, "reckon-add", period = self.period(*step)),
            Operation::MetBy(day) => t!(self, "reckon-met-by", day = self.day(*day)),
            Operation::NotBefore(anchor) => t!(self, "reckon-not-before", event = self.anchor(anchor)),
            Operation::EntersIntoForce => t!(self, "reckon-enters-into-force"),
        }
    }

    /// Why a decision was adopted or not.
    pub fn because(&self, because: Because) -> String {
        self.word("because", because.word()).unwrap_or_else(|| because.word().to_owned())
    }
}
