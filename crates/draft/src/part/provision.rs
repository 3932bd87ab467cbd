//! The parts of a text: what they are, and how they are tabled.

use std::collections::BTreeMap;

/// Defines a closed vocabulary with `ALL`, `word` and `parse`, displayed and serialised as its word.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The word used in files, tables and JSON.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            /// The one a word names.
            pub fn parse(word: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|v| v.word() == word)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    };
}
pub(crate) use vocabulary;

vocabulary! {
    /// What a provision is. Its number is computed from its kind and place (UN Editorial Manual: 1. / (a) / (i)).
    Kind {
        /// The preamble, which holds recitals.
        Preamble = "preamble",
        /// One paragraph of the preamble.
        Recital = "recital",
        /// A part, which holds chapters or articles.
        Part = "part",
        /// A chapter, which holds sections or articles.
        Chapter = "chapter",
        /// A section, which holds articles.
        Section = "section",
        /// An article.
        Article = "article",
        /// The heading of what it stands in.
        Heading = "heading",
        /// A numbered paragraph.
        Paragraph = "paragraph",
        /// A point, (a).
        Point = "point",
        /// A point of a point, (i).
        Subpoint = "subpoint",
        /// A line without a number.
        Line = "line",
        /// An annex.
        Annex = "annex",
        /// A note of the secretariat, which is no part of what is negotiated.
        Note = "note",
    }
}

impl Kind {
    /// Whether it is counted among its siblings.
    pub fn is_numbered(self) -> bool {
        !matches!(self, Kind::Preamble | Kind::Recital | Kind::Heading | Kind::Line | Kind::Note)
    }

    /// Whether it may stand within another; `None` is the text itself.
    pub fn fits(self, within: Option<Kind>) -> bool {
        use Kind::*;
        match within {
            None => matches!(self, Preamble | Part | Chapter | Section | Article | Annex | Line | Note),
            Some(Preamble) => matches!(self, Recital | Heading | Line | Note),
            Some(Part) => matches!(self, Chapter | Section | Article | Heading | Line | Note),
            Some(Chapter) => matches!(self, Section | Article | Heading | Line | Note),
            Some(Section) => matches!(self, Article | Heading | Line | Note),
            Some(Article) => matches!(self, Heading | Paragraph | Point | Line | Note),
            Some(Annex) => {
                matches!(self, Part | Chapter | Section | Article | Heading | Paragraph | Point | Line | Note)
            }
            Some(Paragraph) => matches!(self, Heading | Point | Line | Note),
            Some(Point) => matches!(self, Subpoint | Line | Note),
            Some(Subpoint | Recital | Heading | Line | Note) => false,
        }
    }
}

/// The wordings of a provision by the code of their language (`ar`, `zh`, `en`, `fr`, `ru`, `es`).
pub type Wordings = BTreeMap<String, String>;

/// A provision as it is tabled or proposed, with those that stand in it.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize)]
pub struct Tabled {
    /// Its permanent id, such as `a30.1`: never given twice within a text, whatever becomes of it.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// The number that was printed, where it is not to be computed.
    pub label: Option<String>,
    /// The provision to which it is an alternative: one of both will go.
    pub alternative_to: Option<String>,
    /// Brackets are kept as printed, though they do not balance: the secretariat says so.
    pub as_printed: bool,
    /// What it says.
    pub wordings: Wordings,
    /// The provisions in it.
    pub within: Vec<Tabled>,
}

impl Tabled {
    /// A provision without wording.
    pub fn new(kind: Kind, id: &str) -> Tabled {
        let (id, within) = (id.to_owned(), vec![]);
        Tabled {
            id,
            kind,
            label: None,
            alternative_to: None,
            as_printed: false,
            wordings: Wordings::new(),
            within,
        }
    }

    /// It and all in it, from the top.
    pub fn all(&self) -> Vec<&Tabled> {
        let mut all = vec![];
        let mut open = vec![self];
        while let Some(next) = open.pop() {
            all.push(next);
            open.extend(next.within.iter().rev());
        }
        all
    }
}

/// How an address ends by which a page is asked for in another form: `a8.json` is `a8` for programs.
pub const ENDINGS: [&str; 9] = ["akn", "atom", "csv", "docx", "ics", "json", "md", "svg", "txt"];

/// Whether a text may be an id: it begins with a letter, has small letters, digits, hyphens and dots, and does not end as an
/// address does that asks for a form ([`ENDINGS`]).
pub fn is_id(text: &str) -> bool {
    (1..=80).contains(&text.len())
        && text.rsplit_once('.').is_none_or(|(_, ending)| !ENDINGS.contains(&ending))
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_no_address_of_a_form() {
        assert!(["a8", "a8.1", "icns-p1", "a8.bis", "md", "a.md.1"].into_iter().all(is_id));
        assert!(!["", "8a", "A8", "a 8", "a/8", "a8.md", "a8.json"].into_iter().any(is_id));
        assert!(ENDINGS.iter().all(|ending| !is_id(&format!("a8.{ending}"))));
    }
}
