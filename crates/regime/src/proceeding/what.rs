//! What was done: each kind of act with what is its own, by its word. The rows of `kind` say the rest of it.

use borsh::{BorshDeserialize, BorshSerialize};

use super::{Capacity, Correction, Counted, Drafting, Given, Grade, Level, Sort, Value, Vote};
use crate::{ActorIx, Day, InstrumentIx, When};

/// What was done.
#[derive(Clone, PartialEq, Eq, Debug, BorshSerialize, BorshDeserialize)]
pub enum What {
    /// A session is convened for these days. Target: the forum. Makes the session.
    Convening {
        /// Its first day.
        from: When,
        /// Its last.
        until: When,
        /// Where.
        place: String,
        /// Regular or between sessions.
        sort: Sort,
    },
    /// A session will not be held. Target: the session.
    Cancellation,
    /// Somebody is invited to a forum. Target: the forum.
    Invitation(ActorIx),
    /// Takes part in a session as a member; at which level, where that is published.
    Attendance(Option<Level>),
    /// Takes part in a session without being a member.
    Observation,
    /// Credentials were accepted, and until when, if they lapse. Target: the session.
    Credentials(Option<Day>),
    /// Credentials no longer hold.
    WithdrawalOfCredentials,
    /// Somebody of the actor's delegation (the text) is elected to an office. Target: the session.
    Election(String),
    /// An item of the agenda.
    AgendaItem,
    /// A document of a session, an instrument, a commitment ...
    Document {
        /// Its symbol.
        symbol: String,
        /// Its language, as in BCP 47.
        language: String,
    },
    /// A statement made at a session.
    Statement,
    /// Something is put to decision; under a silence procedure, until a day. Target: the session. Makes the decision.
    Decision {
        /// Which of the forum's rules applies: the subject of a `decides on` line, or nothing.
        subject: String,
        /// The last day on which silence may be broken.
        until: Option<Day>,
    },
    /// A vote. Target: the decision.
    Vote(Vote),
    /// An objection, which stands in the way of consensus and breaks silence. Target: the decision.
    Objection,
    /// Asks for a session. Target: the forum.
    Request,
    /// No longer asks for it.
    WithdrawalOfRequest,
    /// Proposes something to a forum, such as an amendment. Makes the proposal.
    Proposal,
    /// Whoever convenes the forum sends a proposal to its members. Target: the proposal.
    Circulation,
    /// A State commits itself. Target: where (a session, a forum, an instrument), if anywhere. Makes the commitment.
    Pledge {
        /// What it is about, in a word or two.
        topic: String,
        /// By when.
        due: Option<When>,
        /// To become party to an instrument: the record itself shows when that is done.
        joins: Option<InstrumentIx>,
    },
    /// A pledge is taken back. Target: the commitment.
    WithdrawalOfPledge,
    /// The committed State reports progress.
    Report,
    /// The committed State or somebody else shows evidence.
    Evidence,
    /// The committed State asks for help.
    AssistanceRequest,
    /// Help is offered, to somebody or to all.
    AssistanceOffer(Option<ActorIx>),
    /// A lesson is shared with all who have the same commitment.
    Lesson,
    /// How far a State has carried a commitment out, in somebody's judgement.
    Assessment {
        /// In which capacity the actor judges.
        capacity: Capacity,
        /// Whose commitment.
        of: ActorIx,
        /// The judgement.
        grade: Grade,
    },
    /// A peer review or another mission to a State. Target: the element it serves, if any. Makes the mission.
    Mission {
        /// Whom it visits.
        host: ActorIx,
        /// Which service, such as IPPAS.
        service: String,
        /// Its last day.
        until: Option<When>,
    },
    /// What a mission recommends; a commitment of its host from then on. Target: the mission.
    Recommendation {
        /// By when.
        due: Option<When>,
    },
    /// A published number where names were not published; none, where it was only said to be enough. Target: a session, a
    /// forum or an instrument.
    PublishedCount(Counted, Option<u32>),
    /// A forecast of how many States will have joined an instrument, frozen before its time: it is scored when its day has come.
    /// Target: the instrument. It cannot be corrected.
    Forecast {
        /// The numbers below which 5, 25, 50, 75 and 95 of 100 futures lie.
        quantiles: [u16; 5],
        /// The day on which it stands: what was known by then is in it.
        on: Day,
        /// The day that is forecast.
        through: Day,
        /// By which model.
        model: String,
    },
    /// Corrects an earlier proceeding by the same actor, by its date, word, and target or id.
    Rectification {
        /// The date it gives.
        date: When,
        /// Its word.
        word: String,
        /// Its target, or the id it made.
        of: String,
        /// What it then reads; `None` strikes it out: it was never so.
        reads: Option<Box<Correction>>,
    },
    /// Something is done at the table of a text, by a participant or by its chair (see [`Drafting`], which also says what the
    /// target is); the lines in `detail` say it.
    Drafting {
        /// What.
        does: Drafting,
        /// Which position, which decision, or under what name it is tabled.
        says: String,
        /// The last day on which somebody can object.
        until: Option<Day>,
    },
}

impl What {
    /// Every word, in the order of [`What`].
    pub const WORDS: [&str; 35] = [
        "convening",
        "cancellation",
        "invitation",
        "attendance",
        "observation",
        "credentials",
        "withdrawal_of_credentials",
        "election",
        "agenda_item",
        "document",
        "statement",
        "decision",
        "vote",
        "objection",
        "request",
        "withdrawal_of_request",
        "proposal",
        "circulation",
        "pledge",
        "withdrawal_of_pledge",
        "report",
        "evidence",
        "assistance_request",
        "assistance_offer",
        "lesson",
        "self_assessment",
        "peer_assessment",
        "independent_assessment",
        "mission",
        "recommendation",
        "published_count",
        "forecast",
        "rectification",
        "drafting",
        "chairing",
    ];

    /// The word used in tables and JSON.
    pub fn word(&self) -> &'static str {
        match self {
            What::Convening { .. } => "convening",
            What::Cancellation => "cancellation",
            What::Invitation(_) => "invitation",
            What::Attendance(_) => "attendance",
            What::Observation => "observation",
            What::Credentials(_) => "credentials",
            What::WithdrawalOfCredentials => "withdrawal_of_credentials",
            What::Election(_) => "election",
            What::AgendaItem => "agenda_item",
            What::Document { .. } => "document",
            What::Statement => "statement",
            What::Decision { .. } => "decision",
            What::Vote(_) => "vote",
            What::Objection => "objection",
            What::Request => "request",
            What::WithdrawalOfRequest => "withdrawal_of_request",
            What::Proposal => "proposal",
            What::Circulation => "circulation",
            What::Pledge { .. } => "pledge",
            What::WithdrawalOfPledge => "withdrawal_of_pledge",
            What::Report => "report",
            What::Evidence => "evidence",
            What::AssistanceRequest => "assistance_request",
            What::AssistanceOffer(_) => "assistance_offer",
            What::Lesson => "lesson",
            What::Assessment { capacity, .. } => capacity.word(),
            What::Mission { .. } => "mission",
            What::Recommendation { .. } => "recommendation",
            What::PublishedCount(..) => "published_count",
            What::Forecast { .. } => "forecast",
            What::Rectification { .. } => "rectification",
            What::Drafting { does, .. } if does.is_chairs() => "chairing",
            What::Drafting { .. } => "drafting",
        }
    }

    /// Whether it makes something with an id.
    pub fn makes(&self) -> bool {
        matches!(
            self,
            What::Convening { .. }
                | What::Decision { .. }
                | What::Proposal
                | What::Pledge { .. }
                | What::Mission { .. }
                | What::Recommendation { .. }
        ) || matches!(self, What::Drafting { does, .. } if does.makes())
    }

    /// What an act of a kind is by what its row gives; nothing if that lacks what it needs, and for what is not read so: a
    /// rectification names another act.
    pub fn of(word: &str, given: Given) -> Option<What> {
        let Given { value, from, until, place, whom, topic, language, counted, joins } = given;
        let text = |value: Option<Value>| match value {
            Some(Value::Text(text)) => text,
            _ => String::new(),
        };
        // Where a day has to be known, it is read as one.
        let day = |when: Option<When>| when.map(|when| when.earliest);
        Some(match word {
            "convening" => {
                let sort = if let Some(Value::Sort(sort)) = value { sort } else { Sort::Regular };
                What::Convening { from: from?, until: until.or(from)?, place, sort }
            }
            "cancellation" => What::Cancellation,
            "invitation" => What::Invitation(whom?),
            "attendance" => What::Attendance(match value {
                Some(Value::Level(level)) => Some(level),
                _ => None,
            }),
            "observation" => What::Observation,
            "credentials" => What::Credentials(day(until)),
            "withdrawal_of_credentials" => What::WithdrawalOfCredentials,
            "election" => What::Election(Some(text(value)).filter(|office| !office.is_empty())?),
            "agenda_item" => What::AgendaItem,
            "document" => What::Document { symbol: text(value), language },
            "statement" => What::Statement,
            "decision" => What::Decision { subject: text(value), until: day(until) },
            "vote" => {
                let Some(Value::Vote(vote)) = value else { return None };
                What::Vote(vote)
            }
            "objection" => What::Objection,
            "request" => What::Request,
            "withdrawal_of_request" => What::WithdrawalOfRequest,
            "proposal" => What::Proposal,
            "circulation" => What::Circulation,
            "pledge" => What::Pledge { topic, due: until, joins },
            "withdrawal_of_pledge" => What::WithdrawalOfPledge,
            "report" => What::Report,
            "evidence" => What::Evidence,
            "assistance_request" => What::AssistanceRequest,
            "assistance_offer" => What::AssistanceOffer(whom),
            "lesson" => What::Lesson,
            "mission" => What::Mission { host: whom?, service: text(value), until },
            "recommendation" => What::Recommendation { due: until },
            "published_count" => {
                let Some(Value::Number(number)) = value else { return None };
                What::PublishedCount(counted?, number)
            }
            "forecast" => {
                let Some(Value::Quantiles(quantiles)) = value else { return None };
                What::Forecast { quantiles, on: day(from)?, through: day(until)?, model: topic }
            }
            "drafting" | "chairing" => {
                let Some(Value::Drafting(does)) = value else { return None };
                What::Drafting { does, says: topic, until: day(until) }
            }
            word => {
                let Some(Value::Grade(grade)) = value else { return None };
                What::Assessment { capacity: Capacity::named(word)?, of: whom?, grade }
            }
        })
    }

    /// What its row gives: the other way round of [`What::of`].
    pub fn given(&self) -> Given {
        let none = Given::default();
        let text = |text: &String| Some(text).filter(|text| !text.is_empty()).cloned().map(Value::Text);
        let on = |day: &Option<Day>| day.map(When::from);
        match self {
            What::Convening { from, until, place, sort } => Given {
                value: Some(Value::Sort(*sort)),
                from: Some(*from),
                until: Some(*until),
                place: place.clone(),
                ..none
            },
            What::Invitation(whom) => Given { whom: Some(*whom), ..none },
            What::Attendance(level) => Given { value: level.map(Value::Level), ..none },
            What::Credentials(until) => Given { until: on(until), ..none },
            What::Election(office) => Given { value: text(office), ..none },
            What::Document { symbol, language } => {
                Given { value: text(symbol), language: language.clone(), ..none }
            }
            What::Decision { subject, until } => Given { value: text(subject), until: on(until), ..none },
            What::Vote(vote) => Given { value: Some(Value::Vote(*vote)), ..none },
            What::Pledge { topic, due, joins } => {
                Given { topic: topic.clone(), until: *due, joins: *joins, ..none }
            }
            What::AssistanceOffer(whom) => Given { whom: *whom, ..none },
            What::Assessment { of, grade, .. } => {
                Given { whom: Some(*of), value: Some(Value::Grade(*grade)), ..none }
            }
            What::Mission { host, service, until } => {
                Given { whom: Some(*host), value: text(service), until: *until, ..none }
            }
            What::Recommendation { due } => Given { until: *due, ..none },
            What::PublishedCount(counted, number) => {
                Given { counted: Some(*counted), value: Some(Value::Number(*number)), ..none }
            }
            What::Forecast { quantiles, on, through, model } => Given {
                value: Some(Value::Quantiles(*quantiles)),
                from: Some((*on).into()),
                until: Some((*through).into()),
                topic: model.clone(),
                ..none
            },
            What::Drafting { does, says, until } => {
                Given { value: Some(Value::Drafting(*does)), topic: says.clone(), until: on(until), ..none }
            }
            _ => none,
        }
    }
}
