//! The rules by which an act is refused. Rules 42 to 52 are those of a recent set of rules of procedure (A/AC.296/2026/9, the
//! draft rules for the Conference of the Parties to the BBNJ Agreement); the others are what a table needs so that a bracket
//! can be believed.

use comity_regime::Day;
use serde::Serialize;

macro_rules! rules {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $says:literal;)*) => {
        /// A rule that refuses acts.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Rule { $($(#[$doc])* $variant,)* }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Rule] = &[$(Rule::$variant,)*];

            /// Its short stable name.
            pub fn code(self) -> &'static str {
                match self { $(Rule::$variant => $code,)* }
            }

            /// What it says.
            pub fn says(self) -> &'static str {
                match self { $(Rule::$variant => $says,)* }
            }
        }
    };
}

rules! {
    /// R42.
    Written = "R42", "a proposal says in writing what it changes; one that changes nothing is none";
    /// R44, first sentence.
    Withdrawal = "R44", "a proposal may be withdrawn by its proposer until voting on it begins, if it has not been amended";
    /// R44, second sentence.
    Reintroduction = "R44-again", "what was withdrawn may be reintroduced by another participant, and nothing else may";
    /// What is sealed is opened as it was sealed.
    Sealed = "sealed", "a sealed proposal is opened once, by who sealed it, with the salt and the words of which it has the digest; until then nothing is said of it";
    /// R45.
    Reconsideration = "R45", "what was adopted or rejected is reconsidered only if the forum decides so: reopen it first";
    /// R49.
    OneQuestion = "R49", "of alternatives on one question only one can become text";
    /// R50.
    Division = "R50", "what is a package is decided as a whole; divide it first";
    /// R51.
    Amendment = "R51", "an amendment adds to, deletes from or revises part; what replaces the whole is another proposal";
    /// There is one text with this id, opened once.
    Opened = "opening", "a text is opened once, before anything else is done to it";
    /// Ids are given once.
    OneId = "one-id", "an id is given once, and never again";
    /// Ids look like ids.
    Id = "id", "an id begins with a small letter and has small letters, digits, hyphens and dots, at most 80";
    /// What is named is there.
    Unknown = "unknown", "what an act is about is on the table";
    /// What is named has not gone.
    Gone = "gone", "what has left the text, or was decided, cannot be changed";
    /// Who takes part.
    Participant = "participant", "who takes part is said when the text is opened";
    /// Observers speak through members.
    Observer = "observer", "an observer proposes through a participant, who brings its words";
    /// Who declares.
    Chair = "chair", "what was decided is declared by the chair";
    /// Whose it is.
    Own = "own", "each acts on what is its own";
    /// While nothing is taken.
    Closed = "closed", "proposals and positions are taken while a reading is open";
    /// Once it is adopted.
    Adopted = "adopted", "an adopted text is changed only by the correction of errors (VCLT Art. 79)";
    /// Agreed, and closed.
    AdReferendum = "ad-referendum", "what was agreed ad referendum is open again only by a decision with a reason";
    /// Words that stand exactly once, or that say where.
    Words = "words", "words that are changed are quoted as they stand, and say which place is meant where they stand more than once";
    /// Brackets that are opened are closed.
    Balance = "balance", "brackets are closed where they are opened, and at most 64 stand in one another";
    /// Nothing is removed without an act.
    NothingLost = "nothing-lost", "nothing is removed without an act, and nothing added without a proposal";
    /// Not its own alternative.
    OwnAlternative = "own-alternative", "nothing is an alternative to itself";
    /// What fits where.
    Place = "place", "each provision stands where its kind may stand";
    /// What can be clean.
    Clean = "clean", "only words that nobody objects to stand without brackets";
    /// Silence.
    Silence = "silence", "a silence procedure ends after it began, and nothing is under two";
    /// Languages.
    Language = "language", "a text has the languages with which it was opened";
    /// What machines read.
    Clause = "rule", "a rule is one line of the language of instruments, and is proposed by a participant";
    /// Bounds.
    TooMuch = "too-much", "an act has at most 65,535 bytes and 200 operations, and a text at most 20,000 provisions";
    /// What cannot be seen.
    Unseen = "unseen", "a wording has no signs that cannot be seen or that change its direction";
}

impl Serialize for Rule {
    /// Its code.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// Why an act has no effect: the rule that refuses it, and what it found.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error, Serialize)]
#[error("{found} ({}: {})", rule.code(), rule.says())]
pub struct Refusal {
    /// The rule.
    pub rule: Rule,
    /// What it found, in words.
    pub found: String,
}

impl Refusal {
    /// A refusal by a rule.
    pub fn new(rule: Rule, found: impl Into<String>) -> Refusal {
        Refusal { rule, found: found.into() }
    }
}

/// An act that was refused.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Refused {
    /// Its place among the acts.
    pub act: usize,
    /// Its day.
    pub day: Day,
    /// Whose it was.
    pub actor: String,
    /// Why.
    pub why: Refusal,
}
