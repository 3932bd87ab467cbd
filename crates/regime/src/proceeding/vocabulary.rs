//! The words in which proceedings say one of several things.

use crate::words::words;

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
