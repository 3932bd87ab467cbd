//! What is wrong with a proceeding: acts that the rules of its forum, or the nature of a commitment, do not allow.

use super::Finding;
use crate::{
    ActorIx, Day, ForumIx, Proceeding, Regime, When,
    docket::Session,
    kind::{self, Kind, Takes},
    language::ast::Procedure,
    name::nearest,
    proceeding::{Counted, Drafting, Sort, What},
    register::Forum,
};

/// Checks one proceeding, as it reads now, against everything that is recorded. What is wrong with an act that was corrected
/// is said of its last rectification.
pub fn proceeding(regime: &Regime, p: &Proceeding) -> Vec<Finding> {
    let mut checker = Checker { regime, p, found: vec![] };
    checker.actor();
    checker.id();
    checker.days();
    checker.what();
    match regime.docket().history(p.entry).next_back() {
        Some(by) => said_of(regime, by, checker.found),
        None => checker.found,
    }
}

/// Findings about an act that was corrected, said of the rectification: in the column that it gave.
fn said_of(regime: &Regime, by: &Proceeding, found: Vec<Finding>) -> Vec<Finding> {
    let given = |column: &str| regime.proceeding_columns(by).iter().any(|(c, _)| *c == column);
    let said = |f: Finding| {
        let column = if f.column == "date" { "effective" } else { f.column };
        Finding {
            entry: by.entry,
            column: if given(column) { column } else { "target" },
            message: format!("as corrected, the act is not right: {}", f.message),
            ..f
        }
    };
    found.into_iter().map(said).collect()
}

pub(super) struct Checker<'a> {
    pub(super) regime: &'a Regime,
    pub(super) p: &'a Proceeding,
    found: Vec<Finding>,
}

impl<'a> Checker<'a> {
    pub(super) fn push(&mut self, column: &'static str, code: &'static str, message: String) -> &mut Finding {
        let finding = Finding { entry: self.p.entry, column, code, message, help: None, is_error: true };
        self.found.push(finding);
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    pub(super) fn name(&self, ix: ActorIx) -> &'a str {
        &self.regime.register().actors[ix].name
    }

    /// The actor exists on the day; the acts of one that has ended are corrected all the same.
    fn actor(&mut self) {
        if matches!(self.p.what, What::Rectification { .. }) {
            return;
        }
        let actor = &self.regime.register().actors[self.p.actor];
        let date = self.p.date;
        if let Some(to) = actor.to.filter(|to| date.earliest >= *to) {
            self.push(
                "actor",
                "actor-ended",
                format!("{} came to an end on {to}; this act is of {date}", actor.name),
            );
        }
        if let Some(from) = actor.from.filter(|from| date.latest < *from) {
            self.push(
                "actor",
                "actor-not-yet",
                format!("{} came into being on {from}; this act is of {date}", actor.name),
            );
        }
    }

    /// Nothing else has its id.
    fn id(&mut self) {
        let (regime, p) = (self.regime, self.p);
        if p.id.is_empty() {
            return;
        }
        let taken = regime.register().forum(&p.id).is_some()
            || regime.register().instrument(&p.id).is_some()
            || regime.docket().made(&p.id).is_some_and(|other| other.entry != p.entry);
        if taken {
            self.push("id", "duplicate", format!("'{}' is the id of something else", p.id)).help =
                Some("give it another id: sessions, decisions, commitments, forums and instruments share one set of ids".into());
        }
    }

    /// Nothing ends before it begins.
    fn days(&mut self) {
        let date = self.p.date;
        match &self.p.what {
            What::Convening { from, until, .. } if until.latest < from.earliest => {
                self.push("until", "bad-date", format!("it ends on {until}, before it begins on {from}"));
            }
            What::Mission { until: Some(until), .. } if until.latest < date.earliest => {
                self.push("until", "bad-date", format!("it ends on {until}, before it begins on {date}"));
            }
            What::Pledge { due: Some(due), .. } | What::Recommendation { due: Some(due) }
                if due.latest < date.earliest =>
            {
                let message = format!("its deadline, {due}, comes before the day it was made, {date}");
                self.push("until", "bad-date", message);
            }
            _ => {}
        }
    }

    /// What it is about is there, and allows it.
    fn what(&mut self) {
        match &self.p.what {
            What::Convening { from, until, sort, .. } => self.convening(*from, *until, *sort),
            What::Attendance(_)
            | What::Observation
            | What::Credentials(_)
            | What::WithdrawalOfCredentials => {
                self.presence();
            }
            What::Election(_) => {
                if let Some((session, ..)) = self.session() {
                    self.within(&session);
                }
            }
            What::Decision { subject, until } => self.decision(subject, *until),
            What::Vote(_) | What::Objection => self.vote(),
            What::Request | What::WithdrawalOfRequest => self.request(),
            What::Assessment { capacity, of, .. } => self.assessment(*capacity, *of),
            What::Mission { .. } => {
                if !self.p.target.is_empty() && !self.regime.is_commitment(&self.p.target) {
                    self.unknown("element of a joint statement", |_| false);
                }
            }
            What::PublishedCount(counted, number) => {
                self.about();
                if number.is_none() && *counted != Counted::Requests {
                    let message = format!("of {counted} a number is needed: only requests can be 'enough'");
                    self.push("value", "bad-number", message);
                }
            }
            What::Forecast { on, through, .. } => self.forecast(*on, *through),
            What::Rectification { .. } => self.rectification(),
            What::Drafting { does, until, .. } => self.drafting(*does, *until),
            _ => self.about(),
        }
    }

    /// What it is about is there, by what its kind is about.
    fn about(&mut self) {
        let (docket, target) = (self.regime.docket(), &self.p.target);
        let made = || docket.made(target);
        match kind::of_proceeding(self.p.what.word()).and_then(Kind::about) {
            Some(Takes::Forum) => {
                self.forum();
            }
            Some(Takes::Session) => {
                self.session();
            }
            Some(Takes::Proposal) if !made().is_some_and(|made| made.what == What::Proposal) => {
                self.unknown("proposal", |what| *what == What::Proposal);
            }
            Some(Takes::Mission) => {
                let is_mission = |what: &What| matches!(what, What::Mission { .. });
                match made().filter(|made| is_mission(&made.what)) {
                    Some(mission) => self.not_before(mission.date, "the mission"),
                    None => {
                        self.unknown("mission", is_mission);
                    }
                }
            }
            Some(Takes::Place) if !target.is_empty() && !self.is_place(target) => {
                let is_session = |what: &What| matches!(what, What::Convening { .. });
                self.unknown("session, forum or instrument", is_session);
            }
            Some(Takes::Anything) => {
                let known = self.is_place(target) || made().is_some() || self.regime.is_commitment(target);
                if !known {
                    self.unknown("session, forum or instrument", |_| true);
                }
            }
            Some(takes @ (Takes::Commitment | Takes::OwnCommitment)) => {
                let is_one = self.about_commitment();
                if is_one && matches!(takes, Takes::OwnCommitment) {
                    self.committed(self.p.actor, "actor");
                }
            }
            _ => {}
        }
    }

    /// At the table of a text, on a day that is known.
    fn drafting(&mut self, does: Drafting, until: Option<Day>) {
        let date = self.p.date;
        if date.earliest != date.latest {
            let message = "an act at a table has a day: what follows depends on which came first";
            self.push("date", "bad-date", message.into());
        }
        if until.is_some_and(|until| until < date.latest) {
            self.push("until", "bad-date", format!("it ends before {date}, when it began"));
        }
        if does == Drafting::Text {
            self.forum();
        } else if self.regime.docket().text_of(&self.p.target).is_none() {
            let is_text = |what: &What| matches!(what, What::Drafting { does: Drafting::Text, .. });
            self.unknown("text", is_text);
        }
    }

    /// Whether something can be the place where a commitment is made, or what a document belongs to.
    fn is_place(&self, id: &str) -> bool {
        let register = self.regime.register();
        register.forum(id).is_some()
            || register.instrument(id).is_some()
            || self.regime.docket().session(id).is_some()
    }

    /// The target is nothing of the kind that is needed.
    pub(super) fn unknown(&mut self, kind: &str, wanted: impl Fn(&What) -> bool) -> &mut Finding {
        let (docket, target) = (self.regime.docket(), &self.p.target);
        let ids = docket.ids().filter(|id| docket.made(id).is_some_and(|made| wanted(&made.what)));
        let help = nearest(target, ids).map(|near| format!("did you mean '{near}'?"));
        let message = format!("there is no {kind} '{target}'");
        let finding = self.push("target", "unknown-target", message);
        finding.help = help;
        finding
    }

    /// The forum that is the target.
    fn forum(&mut self) -> Option<(ForumIx, &'a Forum)> {
        let register = self.regime.register();
        let Some(ix) = register.forum(&self.p.target) else {
            let near = register.nearest_forum(&self.p.target).map(|near| format!("did you mean '{near}'?"));
            let message = format!("there is no forum '{}'", self.p.target);
            self.push("target", "unknown-forum", message).help = near;
            return None;
        };
        Some((ix, register.forum_definition(ix)))
    }

    /// The session that is the target, and its forum.
    fn session(&mut self) -> Option<(Session<'a>, ForumIx, &'a Forum)> {
        let Some(session) = self.regime.docket().session(&self.p.target) else {
            self.unknown("session", |what| matches!(what, What::Convening { .. }));
            return None;
        };
        // A session of an unknown forum is found wrong by itself.
        let ix = self.regime.register().forum(&session.convening.target)?;
        Some((session, ix, self.regime.register().forum_definition(ix)))
    }

    /// It was done on a day of the session.
    fn within(&mut self, session: &Session<'_>) {
        let date = self.p.date;
        if date.latest < session.from.earliest || date.earliest > session.until.latest {
            let message = format!(
                "'{}' is held from {} to {}; this act is of {date}",
                session.id(),
                session.from,
                session.until
            );
            self.push("date", "not-in-session", message);
        }
    }

    pub(super) fn not_before(&mut self, earlier: When, what: &str) {
        if self.p.date.latest < earlier.earliest {
            let message = format!("{what} is of {earlier}; this act, of {}, comes before it", self.p.date);
            self.push("date", "too-early", message);
        }
    }

    fn member(&mut self, ix: ForumIx, forum: &Forum, actor: ActorIx, day: Day) -> bool {
        let members = self.regime.members(ix, day);
        if members.possible.contains(actor) {
            return true;
        }
        let message = format!(
            "{} is no member of '{}' on {day}: its members are {}",
            self.name(actor),
            forum.id,
            forum.members
        );
        self.push("actor", "not-a-member", message);
        false
    }

    fn convening(&mut self, from: When, until: When, sort: Sort) {
        let Some((_, forum)) = self.forum() else { return };
        let register = self.regime.register();
        let under = forum
            .under
            .as_ref()
            .and_then(|id| register.instrument(&id.text))
            .map(|ix| register.definition(ix));
        let since = forum.established.or_else(|| under.and_then(|i| i.adopted.or(i.opened)));
        if let Some(since) = since.filter(|since| from.latest < *since) {
            self.push(
                "from",
                "too-early",
                format!("'{}' exists since {since}; this session begins on {from}", forum.id),
            );
        }
        if let Some(ended) = forum.ended.filter(|ended| from.earliest > *ended) {
            self.push(
                "from",
                "too-late",
                format!("'{}' met for the last time by {ended}; this session begins on {from}", forum.id),
            );
        }
        let date = self.p.date;
        if date.earliest > from.latest {
            self.push("date", "too-late", format!("it is convened on {date}, after it begins on {from}"));
        }
        let organs: Vec<&str> = forum.convened_by.iter().map(|n| n.text.as_str()).collect();
        if !organs.is_empty() && !organs.contains(&register.actors[self.p.actor].id.as_str()) {
            let message = format!("'{}' is convened by {}", forum.id, organs.join(", "));
            self.push("actor", "wrong-actor", message);
        }
        if let Some((clause, ahead)) = forum.notice(self.p.date.latest)
            && ahead.from(date.earliest) > from.latest
        {
            let rule =
                clause.article.as_ref().map_or(clause.rule.to_string(), |a| format!("{a}: {}", clause.rule));
            self.push(
                "date",
                "short-notice",
                format!("{rule}; it is convened on {date} and begins on {from}"),
            );
        }
        let overlaps = |other: &Session<'_>| {
            other.convening.entry != self.p.entry
                && other.sort == sort
                && other.from.latest <= until.earliest
                && from.latest <= other.until.earliest
                && !self.regime.docket().cancelled(other.id(), Day::MAX)
        };
        let other = self.regime.docket().sessions(&forum.id).into_iter().find(overlaps);
        if let Some(other) = other.filter(|_| !self.regime.docket().cancelled(&self.p.id, Day::MAX)) {
            let message = format!(
                "'{}' meets already from {} to {}: {}",
                forum.id,
                other.from,
                other.until,
                other.id()
            );
            self.push("from", "two-at-once", message).help = Some("a forum holds one session at a time: mend the dates, or record the cancellation of the other".into());
        }
    }

    fn presence(&mut self) {
        let p = self.p;
        let Some((session, ix, forum)) = self.session() else { return };
        if matches!(p.what, What::Attendance(_) | What::Observation) {
            self.within(&session);
            let others = self.regime.docket().about(&p.target);
            let again = others
                .filter(|o| matches!(o.what, What::Attendance(_) | What::Observation))
                .any(|o| o.actor == p.actor && o.entry < p.entry);
            if again {
                self.push(
                    "actor",
                    "duplicate",
                    format!("{} is down as taking part already", self.name(p.actor)),
                );
            }
        }
        if let What::Credentials(Some(until)) = p.what
            && until < p.date.earliest
        {
            let message = format!("they lapse on {until}, before they were accepted on {}", p.date);
            self.push("until", "bad-date", message);
        }
        if p.what != What::Observation && !self.member(ix, forum, p.actor, session.until.latest) {
            let last = self.found.len() - 1;
            self.found[last].help =
                Some("whoever is no member takes part as an observer: write 'observation'".into());
        }
    }

    fn decision(&mut self, subject: &str, until: Option<Day>) {
        let Some((session, _, forum)) = self.session() else { return };
        let Some((_, procedure)) = forum.procedure(subject, self.p.date.latest) else {
            let help = "add a line such as: decides  by consensus";
            self.push("value", "no-rule", format!("'{}' does not say how it decides", forum.id)).help =
                Some(help.into());
            return;
        };
        if !subject.is_empty() && !forum.subjects().any(|s| s == subject) {
            let near = nearest(subject, forum.subjects()).map(|near| format!("did you mean '{near}'?"));
            self.push("value", "unknown-subject", format!("'{}' has no rule on '{subject}'", forum.id))
                .help = near;
        }
        let silent = matches!(procedure, Procedure::Silence(_));
        match until {
            None if silent => {
                self.push("until", "missing", "a silence procedure needs its last day".into()).help =
                    Some("write the last day on which silence may be broken in the column until".into());
            }
            Some(_) if !silent => {
                self.push("until", "misplaced", "only a silence procedure has a last day".into());
            }
            Some(until) if until < self.p.date.latest => {
                let date = self.p.date;
                self.push(
                    "until",
                    "bad-date",
                    format!("silence ends on {until}, before the decision is put on {date}"),
                );
            }
            _ => {}
        }
        if !silent {
            self.within(&session);
        }
    }

    fn vote(&mut self) {
        let (regime, p) = (self.regime, self.p);
        let decision = regime.docket().made(&p.target).filter(|d| matches!(d.what, What::Decision { .. }));
        let Some(decision) = decision else {
            self.unknown("decision", |what| matches!(what, What::Decision { .. }));
            return;
        };
        let What::Decision { subject, until } = &decision.what else { return };
        let Some(session) = regime.docket().session(&decision.target) else { return };
        let Some(ix) = regime.register().forum(&session.convening.target) else { return };
        let forum = regime.register().forum_definition(ix);
        let put = decision.date.latest;
        self.not_before(decision.date, "the decision");
        if let Some(until) = until.filter(|until| p.date.earliest > *until) {
            self.push(
                "date",
                "too-late",
                format!("silence could be broken until {until}; this act is of {}", p.date),
            );
        }
        let silent = matches!(forum.procedure(subject, put), Some((_, Procedure::Silence(_))));
        if silent && matches!(p.what, What::Vote(_)) {
            self.push("act", "wrong-act", "under a silence procedure nobody votes".into()).help =
                Some("whoever is against records an objection".into());
        }
        if self.member(ix, forum, p.actor, put)
            && !silent
            && !regime.seated(&decision.target, p.actor, forum.credentials, put)
        {
            let absent = regime.level_of(&decision.target, p.actor).is_none();
            let why = if absent {
                "does not take part in the session"
            } else {
                "has no credentials that hold on that day"
            };
            self.push("actor", "not-seated", format!("{} {why}, so it cannot vote", self.name(p.actor)));
        }
        let again = |o: &&Proceeding| {
            matches!(o.what, What::Vote(_) | What::Objection) && o.actor == p.actor && o.entry < p.entry
        };
        if regime.docket().about(&p.target).any(|o| again(&o)) {
            self.push("actor", "duplicate", format!("{} has voted or objected already", self.name(p.actor)));
        }
    }

    fn request(&mut self) {
        let p = self.p;
        let Some((ix, forum)) = self.forum() else { return };
        self.member(ix, forum, p.actor, p.date.latest);
        if p.what == What::WithdrawalOfRequest {
            let asked = |o: &&Proceeding| {
                o.what == What::Request && o.actor == p.actor && o.date.earliest <= p.date.latest
            };
            if !self.regime.docket().about(&p.target).any(|o| asked(&o)) {
                self.push("act", "nothing-to-withdraw", "there is no request to withdraw".into());
            }
        }
    }
}
