//! What is due: everything a State owes and by when, across instruments and forums.

use std::fmt::{self, Display, Formatter};

use serde::{Serialize, Serializer};

use super::{CommitmentKind, DueState, Requests, State};
use crate::{
    ActorIx, Day, ForumIx, Regime, When,
    language::ast::{Force, ForumClause, Procedure, Validity},
    proceeding::What,
    register::Known,
    words::words,
};

words! {
    /// What is due.
    DueKind, "a kind of thing that is due" {
        /// A commitment of its own, or one it joined.
        Commitment = "commitment",
        /// A session of a forum it belongs to.
        Session = "session",
        /// It may ask for a session, and has not.
        Request = "request",
        /// Silence that it may break, or keep.
        Silence = "silence",
    }
}

/// Something that is due.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Due {
    /// What kind of thing.
    pub kind: DueKind,
    /// When; `null` where nothing sets a date.
    pub due: Option<When>,
    /// Whether that is only the day before which it cannot be.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub not_before: bool,
    /// Where it stands, with a glyph.
    pub state: &'static str,
    /// Whether its day has surely passed, and nothing is known to have come of it.
    #[serde(rename = "day_passed")]
    pub passed: bool,
    /// Through which day that was looked for; `null` where the record does not say.
    pub known_through: Known,
    /// In words.
    pub text: String,
    /// The id of the commitment, the forum or the decision.
    pub about: String,
    /// Where it comes from.
    pub from: Ground,
    /// Where that is published.
    pub sources: Vec<String>,
}

/// What something that is due comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Ground {
    /// A session or an instrument, by its id.
    At(String),
    /// A clause of a forum.
    Clause(ForumClause),
}

impl Display for Ground {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Ground::At(id) => f.write_str(id),
            Ground::Clause(ForumClause { article: Some(article), rule, .. }) => {
                write!(f, "{article}: {rule}")
            }
            Ground::Clause(ForumClause { article: None, rule, .. }) => rule.fmt(f),
        }
    }
}

impl Serialize for Ground {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Regime {
    /// Everything an actor owes, or may do, on a day; what is overdue first, then by date.
    pub fn due(&self, actor: ActorIx, on: Day) -> Vec<Due> {
        let mut all = self.commitments_due(actor, on);
        for ix in (0..).map(ForumIx).take(self.register().forums.len()) {
            if self.membership(ix, on).recorded.possible.contains(actor) {
                self.forum_due(ix, Some(actor), on, &mut all);
            }
        }
        all.extend(self.silence_due(actor, on));
        all.sort_by_key(|d| {
            (!d.passed, d.due.is_none(), d.due.map(|w| (w.earliest, w.latest)), d.about.clone())
        });
        all
    }

    /// The commitments of an actor that nobody says are complete.
    fn commitments_due(&self, actor: ActorIx, on: Day) -> Vec<Due> {
        let own = self.commitments(on).into_iter().filter(|c| c.by.contains(&actor));
        own.filter_map(|c| {
            let progress = self.progress(&c, on);
            if progress.delivered() || progress.state == State::Withdrawn {
                return None;
            }
            let text = match c.kind {
                CommitmentKind::Recommendation => format!("recommended by {}: {}", c.topic, c.text),
                _ => c.text,
            };
            Some(Due {
                kind: DueKind::Commitment,
                due: c.due,
                not_before: false,
                state: progress.state.title(),
                passed: progress.state == State::NothingFound && progress.sure,
                text,
                about: c.key,
                from: Ground::At(c.at),
                known_through: progress.looked_through,
                sources: c.sources,
            })
        })
        .collect()
    }

    /// What is due in a forum: sessions ahead, overdue or to be convened, and requests that an actor may make.
    pub fn forum_due(&self, ix: ForumIx, actor: Option<ActorIx>, on: Day, all: &mut Vec<Due>) {
        let calendar = self.calendar(ix, on);
        let id = actor.map(|actor| self.register().actors[actor].id.clone());
        for d in calendar.due.iter().filter(|d| d.state.is_open()) {
            let asks = matches!(d.state, DueState::Possible | DueState::TooEarly);
            let asked =
                d.requests.as_ref().is_some_and(|r| id.as_ref().is_some_and(|id| r.asked.contains(id)));
            // A conference that nobody has asked for, and that may be asked for at any time, is on nobody's list.
            let nobody = |r: &Requests| r.asked.is_empty() && r.published.is_none() && !r.published_as_enough;
            let idle = asks && d.not_before.is_none() && d.requests.as_ref().is_some_and(nobody);
            if d.state == DueState::Waiting || asks && asked || idle {
                continue;
            }
            let session = d.session.as_deref().and_then(|id| self.docket().session(id));
            let text = match (&session, &d.requests) {
                (Some(session), _) => session.title().to_owned(),
                (None, Some(r)) if asks => {
                    format!(
                        "{}: a session may be requested; {} of {} needed have asked",
                        calendar.title, r.have, r.needed
                    )
                }
                _ => format!("{}: {}", calendar.title, d.what),
            };
            let sources = session.map(|s| self.source_ids(s.convening.sources.iter().copied()));
            all.push(Due {
                kind: if asks { DueKind::Request } else { DueKind::Session },
                due: session.map(|s| s.from).or(d.due).or(d.not_before),
                not_before: session.is_none() && d.due.is_none() && d.not_before.is_some(),
                state: d.state.title(),
                passed: d.state == DueState::Overdue,
                known_through: calendar.known_through,
                text,
                about: d.session.clone().unwrap_or_else(|| calendar.forum.clone()),
                from: Ground::Clause(ForumClause {
                    article: d.article.clone(),
                    valid: Validity::default(),
                    rule: d.clause.clone(),
                }),
                sources: sources.unwrap_or_default(),
            });
        }
        // What is convened is to be attended, whether or not a clause called for it.
        let called_for = |id: &str| calendar.due.iter().any(|d| d.session.as_deref() == Some(id));
        for s in calendar.sessions.iter().filter(|s| on <= s.until.latest && !called_for(&s.session)) {
            all.push(Due {
                kind: DueKind::Session,
                due: Some(s.from),
                not_before: false,
                state: if s.from.latest <= on { "◐ under way" } else { DueState::Convened.title() },
                passed: false,
                known_through: calendar.known_through,
                text: s.title.clone(),
                about: s.session.clone(),
                from: Ground::At(calendar.forum.clone()),
                sources: s.sources.clone(),
            });
        }
    }

    /// Decisions whose silence an actor may still break.
    fn silence_due(&self, actor: ActorIx, on: Day) -> Vec<Due> {
        let put = self.docket().all().filter(|p| matches!(p.what, What::Decision { until: Some(_), .. }));
        put.filter_map(|p| {
            let What::Decision { subject, until: Some(until) } = &p.what else { return None };
            let forum = self.register().forum(&self.docket().session(&p.target)?.convening.target)?;
            let definition = self.register().forum_definition(forum);
            let (clause, procedure) = definition.procedure(subject, p.date.latest)?;
            let open = p.date.latest <= on && on <= *until && definition.force != Force::Proposed;
            let concerned = self.members(forum, p.date.latest).possible.contains(actor);
            (open && concerned && matches!(procedure, Procedure::Silence(_))).then(|| Due {
                kind: DueKind::Silence,
                due: Some((*until).into()),
                not_before: false,
                state: "▲ silence is open",
                passed: false,
                known_through: Known::Always,
                text: p.detail.clone(),
                about: p.id.clone(),
                from: Ground::Clause(ForumClause { article: None, ..clause.clone() }),
                sources: self.source_ids(p.sources.iter().copied()),
            })
        })
        .collect()
    }
}
