//! Calendars, commitments and what is due, as rows and as JSON.

use comity_regime::{
    ActorIx, Day, ForumIx, Regime, When,
    proceeding::Capacity,
    process::{
        Calendar, Commitment, CommitmentKind, Due, Progress, State,
        progress::{Judgement, Note, Occasion},
    },
    register::Known,
};
use serde::Serialize;

use super::row;

/// Every forum's calendar on a day.
pub fn calendars(regime: &Regime, on: Day) -> Vec<Calendar> {
    (0..).map(ForumIx).take(regime.register().forums.len()).map(|ix| regime.calendar(ix, on)).collect()
}

/// Calendars: a row for each session, and one for each that is due.
pub fn calendar_rows(calendars: &[Calendar]) -> Vec<Vec<String>> {
    let mut rows = vec![row([
        "forum",
        "what",
        "title",
        "state",
        "due",
        "not_before",
        "from",
        "until",
        "place",
        "days_late",
        "requests",
        "needed",
        "delegations",
        "heads",
        "ministers",
        "clause",
        "source",
    ])];
    let when = |when: Option<When>| when.map_or(String::new(), |w| w.to_string());
    for calendar in calendars {
        for s in &calendar.sessions {
            let p = &s.participation;
            rows.push(vec![
                calendar.forum.clone(),
                s.session.clone(),
                s.title.clone(),
                s.state.to_owned(),
                String::new(),
                String::new(),
                s.from.to_string(),
                s.until.to_string(),
                s.place.clone(),
                String::new(),
                String::new(),
                String::new(),
                p.total().to_string(),
                p.at_head().to_string(),
                p.at_minister().to_string(),
                String::new(),
                s.sources.join("; "),
            ]);
        }
        for d in &calendar.due {
            let state = serde_json::to_value(d.state).ok().and_then(|v| v.as_str().map(str::to_owned));
            let mut fields =
                vec![calendar.forum.clone(), d.what.clone(), d.session.clone().unwrap_or_default()];
            fields.extend([state.unwrap_or_default(), when(d.due), when(d.not_before)]);
            fields.extend([String::new(), String::new(), String::new()]);
            fields.push(d.days_late.map_or(String::new(), |days| days.to_string()));
            fields.push(d.requests.as_ref().map_or(String::new(), |r| r.have.to_string()));
            fields.push(d.requests.as_ref().map_or(String::new(), |r| r.needed.to_string()));
            fields.extend([String::new(), String::new(), String::new()]);
            let article = d.article.as_ref().map_or(String::new(), |a| format!("{a}: "));
            fields.extend([format!("{article}{}", d.clause), String::new()]);
            rows.push(fields);
        }
    }
    rows
}

/// A commitment and how far it has come.
#[derive(Clone, Debug, Serialize)]
pub struct CommitmentStatus {
    /// The id of the pledge or recommendation; `instrument/element` of a joint statement.
    pub commitment: String,
    /// National, joint, or a recommendation.
    pub kind: CommitmentKind,
    /// Whose.
    pub actor: String,
    /// Their name; of what several have promised together, who joined first.
    pub name: String,
    /// Whether it is one promise of several, and how many of them.
    pub joint: bool,
    /// How many have promised it.
    pub signatories: usize,
    /// What was promised.
    pub text: String,
    /// What it is about.
    pub topic: String,
    /// When it was made or joined.
    pub made: When,
    /// Where.
    pub at: String,
    /// By when.
    pub due: Option<When>,
    /// Where it stands.
    pub state: State,
    /// False where that depends on dates that are not known.
    pub sure: bool,
    /// Whether anybody says it is complete.
    pub delivered: bool,
    /// When it came about, as the record itself shows.
    pub came_about: Option<When>,
    /// Whether that was in time.
    pub in_time: Option<bool>,
    /// Through which day it was looked for; `null` where the record does not say.
    pub known_through: Known,
    /// Of what comes again: each time that it was due, and what came.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<Occasion>,
    /// The latest assessment in each capacity.
    pub assessments: Vec<Judgement>,
    /// Reports, evidence, lessons, help asked for and offered.
    pub notes: Vec<Note>,
    /// Where it is published.
    pub sources: Vec<String>,
}

impl CommitmentStatus {
    /// A commitment with its progress by a day.
    pub fn new(regime: &Regime, c: Commitment, on: Day) -> CommitmentStatus {
        let progress: Progress = regime.progress(&c, on);
        let actor = &regime.register().actors[c.actor];
        CommitmentStatus {
            commitment: c.key,
            kind: c.kind,
            actor: actor.id.clone(),
            name: actor.name.clone(),
            joint: c.joint,
            signatories: c.by.len(),
            text: c.text,
            topic: c.topic,
            made: c.made,
            at: c.at,
            due: c.due,
            state: progress.state,
            sure: progress.sure,
            delivered: progress.delivered(),
            came_about: progress.came_about,
            in_time: progress.in_time,
            known_through: progress.looked_through,
            series: progress.series,
            assessments: progress.assessments,
            notes: progress.notes,
            sources: c.sources,
        }
    }

    /// The grade in a capacity, as a word; empty if there is none.
    pub fn grade(&self, capacity: Capacity) -> &'static str {
        self.assessments.iter().find(|j| j.capacity == capacity).map_or("", |j| j.grade.word())
    }
}

/// Which commitments are asked about; what is left out does not restrict.
#[derive(Clone, Debug, Default)]
pub struct Which {
    /// Whose.
    pub actor: Option<ActorIx>,
    /// Made where or under what: a session, a forum, an instrument; or the id of one commitment.
    pub under: String,
    /// In which state.
    pub state: Option<State>,
    /// Made in which year, at the latest.
    pub year: Option<i16>,
}

/// The commitments asked about, by name of the State and then by date.
pub fn commitments(regime: &Regime, on: Day, which: &Which) -> Vec<CommitmentStatus> {
    let under = |c: &Commitment| {
        let id = &which.under;
        let forum = || regime.docket().session(&c.at).is_some_and(|s| s.convening.target == *id);
        id.is_empty() || c.key == *id || c.at == *id || c.key.split('/').next() == Some(id) || forum()
    };
    let mut all: Vec<CommitmentStatus> = regime
        .commitments(on)
        .into_iter()
        .filter(|c| which.actor.is_none_or(|ix| c.by.contains(&ix)) && under(c))
        .filter(|c| which.year.is_none_or(|year| c.made.latest.year() == year))
        .map(|c| CommitmentStatus::new(regime, c, on))
        .filter(|c| which.state.is_none_or(|state| c.state == state))
        .collect();
    all.sort_by(|a, b| {
        (&a.name, a.made.earliest, &a.commitment).cmp(&(&b.name, b.made.earliest, &b.commitment))
    });
    all
}

/// Commitments, in a row each.
pub fn commitment_rows(commitments: &[CommitmentStatus]) -> Vec<Vec<String>> {
    let mut rows = vec![row([
        "commitment",
        "kind",
        "actor",
        "name",
        "text",
        "topic",
        "made",
        "at",
        "due",
        "state",
        "delivered",
        "came_about",
        "in_time",
        "known_through",
        "signatories",
        "reports",
        "self_assessment",
        "peer_assessment",
        "independent_assessment",
        "source",
    ])];
    for c in commitments {
        let when = |when: Option<When>| when.map_or(String::new(), |w| w.to_string());
        rows.push(vec![
            c.commitment.clone(),
            c.kind.word().to_owned(),
            c.actor.clone(),
            c.name.clone(),
            c.text.clone(),
            c.topic.clone(),
            c.made.to_string(),
            c.at.clone(),
            c.due.map_or(String::new(), |d| d.to_string()),
            c.state.word().to_owned(),
            c.delivered.to_string(),
            when(c.came_about),
            c.in_time.map_or(String::new(), |yes| yes.to_string()),
            c.known_through.through().map_or(String::new(), |day| day.to_string()),
            c.signatories.to_string(),
            c.notes.iter().filter(|n| n.what == "report").count().to_string(),
            c.grade(Capacity::Own).to_owned(),
            c.grade(Capacity::Peer).to_owned(),
            c.grade(Capacity::Independent).to_owned(),
            c.sources.join("; "),
        ]);
    }
    rows
}

/// What is due, in a row each.
pub fn due_rows(due: &[Due]) -> Vec<Vec<String>> {
    let mut rows =
        vec![row(["due", "kind", "state", "day_passed", "known_through", "text", "about", "from", "source"])];
    for d in due {
        rows.push(vec![
            d.due.map_or(String::new(), |w| w.to_string()),
            d.kind.word().to_owned(),
            d.state.to_owned(),
            d.passed.to_string(),
            d.known_through.through().map_or(String::new(), |day| day.to_string()),
            d.text.clone(),
            d.about.clone(),
            d.from.to_string(),
            d.sources.join("; "),
        ]);
    }
    rows
}
