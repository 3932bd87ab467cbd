//! What is done at the table of a text that is negotiated. What the lines in `detail` mean, and which rules refuse it, is
//! worked out above the core, by `comity-draft`.

use crate::words::words;

words! {
    /// What an act at the table of a text is.
    Drafting, "an act at the table" {
        /// A text comes onto the table. Target: the forum. Makes the text.
        Text = "text",
        /// Wording is laid on it. Target: the text.
        Tabling = "tabling",
        /// A textual proposal. Target: the text.
        Proposal = "textual_proposal",
        /// A proposal is lodged under seal. Target: the text. Makes the proposal.
        Sealing = "sealed_proposal",
        /// It is opened. Target: the sealed proposal.
        Unsealing = "opening_of_proposal",
        /// A withdrawn proposal is made again. Target: the proposal.
        Retabling = "retabling",
        /// A proposal is withdrawn. Target: the proposal.
        Withdrawal = "withdrawal_of_proposal",
        /// Somebody else proposes it too. Target: the proposal.
        Cosponsorship = "cosponsorship",
        /// What somebody says of something. Target: `text/provision`, `text/proposal` ...
        Position = "position",
        /// Words are put in brackets. Target: `text/provision`.
        Bracket = "bracket",
        /// They no longer are. Target: the bracket.
        Lifting = "lifting_of_bracket",
        /// Proposals that stand or fall together. Target: the text.
        Package = "package",
        /// They no longer do. Target: the package.
        Division = "division_of_package",
        /// What the chair declares decided. Target: the text.
        Decision = "text_decision",
        /// Several proposals become one wording. Target: `text/provision`.
        Consolidation = "consolidation",
        /// Proposals become text unless somebody objects. Target: the text.
        Silence = "silence_procedure",
        /// A wording in another language. Target: `text/provision`.
        Translation = "translation",
        /// An error of the adopted text is corrected. Target: the text.
        Correction = "correction_of_text",
    }
}

impl Drafting {
    /// Whether it makes something with an id.
    pub fn makes(self) -> bool {
        use Drafting::*;
        matches!(
            self,
            Text | Tabling
                | Proposal
                | Sealing
                | Retabling
                | Bracket
                | Package
                | Decision
                | Consolidation
                | Silence
                | Correction
        )
    }

    /// Whether it is the chair's: it opens, decides, consolidates, translates or corrects.
    pub fn is_chairs(self) -> bool {
        use Drafting::*;
        matches!(self, Text | Decision | Consolidation | Silence | Translation | Correction)
    }

    /// Whether it ends on a day.
    pub fn ends(self) -> bool {
        matches!(self, Drafting::Silence | Drafting::Correction)
    }

    /// Whether it says one of several things, or under what name: the column `topic`.
    pub fn says(self) -> bool {
        matches!(self, Drafting::Tabling | Drafting::Position | Drafting::Decision)
    }
}
