//! What happens in forums and to commitments: convening, attending, deciding, pledging, reporting, assessing.
//!
//! Acts on instruments are [`Act`](crate::Act)s. A proceeding has an `id` where it makes something that later acts
//! refer to (a session, a decision, a commitment, a mission), and a `target` that it is about.

mod correction;
mod drafting;
mod state;

use borsh::{BorshDeserialize, BorshSerialize};
pub use correction::{Correction, Value};
pub use drafting::Drafting;
pub use state::State;

use crate::{ActorIx, Day, InstrumentIx, SourceIx, When, words::words};

words! {
    /// At which level a State is represented, from the lowest.
    Level, "a level of representation" {
        /// Below a minister: senior officials, ambassadors, experts.
        Other = "other",
        /// A minister, or somebody else of cabinet rank who is not head of State or government.
        Minister = "minister",
        /// The head of State or government.
        Head = "head",
    }
}

impl Level {
    /// As people read it.
    pub fn title(self) -> &'static str {
        match self {
            Level::Other => "other",
            Level::Minister => "minister",
            Level::Head => "head of State or government",
        }
    }
}

words! {
    /// A vote.
    Vote, "a vote" {
        /// In favour.
        For = "for",
        /// Against.
        Against = "against",
        /// An abstention: present, and not voting.
        Abstention = "abstention",
    }
}

words! {
    /// How far a commitment has been carried out: the five points of the Independent Reporting Mechanism of the Open
    /// Government Partnership.
    Grade, "a grade" {
        /// Nothing can be said.
        NoEvidence = "no_evidence",
        /// Nothing has been done.
        NotStarted = "not_started",
        /// Something has.
        Limited = "limited",
        /// Most of it has.
        Substantial = "substantial",
        /// All of it has.
        Complete = "complete",
    }
}

words! {
    /// Who assesses; the three are kept side by side and never overwrite each other.
    Capacity, "a capacity" {
        /// The State itself.
        Own = "self_assessment",
        /// Another State.
        Peer = "peer_assessment",
        /// An organisation: a secretariat, or an independent reviewer.
        Independent = "independent_assessment",
    }
}

impl Capacity {
    /// As people read it.
    pub fn title(self) -> &'static str {
        match self {
            Capacity::Own => "by itself",
            Capacity::Peer => "by peers",
            Capacity::Independent => "independently",
        }
    }
}

words! {
    /// What somebody counted and published where the names were not.
    Counted, "what is counted" {
        /// States that took part.
        Participants = "participants",
        /// Those represented by a head of State or government.
        Heads = "heads",
        /// Those represented by a minister, or at a higher level.
        Ministers = "ministers",
        /// Organisations and others that observed.
        Observers = "observers",
        /// Members that have asked for a session.
        Requests = "requests",
        /// National commitments made.
        Pledges = "pledges",
        /// Those bound by an instrument, organisations included.
        Parties = "parties",
        /// The States among those bound by an instrument.
        States = "states",
        /// Those that have signed an instrument, whatever they did afterwards.
        Signatories = "signatories",
        /// Those that have subscribed to a political instrument.
        Subscribers = "subscribers",
        /// Those that belong to a forum.
        Members = "members",
    }
}

words! {
    /// Whether a session is one of those its forum exists for, or a meeting between two of them.
    Sort, "a sort of session" {
        /// One of those the forum exists for.
        Regular = "regular",
        /// A meeting between two of them.
        Intersessional = "intersessional",
    }
}

/// Something that happened in a forum or to a commitment.
#[derive(Clone, PartialEq, Eq, Debug, BorshSerialize, BorshDeserialize)]
pub struct Proceeding {
    /// The day it was done; may be known only within bounds.
    pub date: When,
    /// Who did it.
    pub actor: ActorIx,
    /// The id of what it makes; empty if it makes nothing that is referred to.
    pub id: String,
    /// The id of what it is about: a forum, a session, a decision, a commitment, a mission, a proposal. A part of a joint
    /// statement is `instrument/element`.
    pub target: String,
    /// What was done.
    pub what: What,
    /// Its text: a title, the words of a pledge, what a report says.
    pub detail: String,
    /// A remark for readers.
    pub note: String,
    /// The SHA-256 of the document that says it, in hexadecimal; empty if it is not given.
    pub digest: String,
    /// Its place in the record.
    pub entry: u64,
    /// The day it entered the record.
    pub recorded: Day,
    /// Where it is published.
    pub sources: Vec<SourceIx>,
}

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
}
