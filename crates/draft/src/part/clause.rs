//! What a provision says to machines: one line of the language of instruments, kept beside its wordings, proposed for and
//! bracketed like them.

use comity_regime::{
    SourceText,
    language::{self, ast::Item},
};

/// The key of a rule among wordings, where others have the code of a language.
pub const RULE: &str = "rule";

/// What stands before a rule where it is printed below the words of its provision.
pub const SIGN: &str = "rule: ";

/// Of what a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Of {
    /// Of the instrument that the text becomes.
    Instrument,
    /// Of the instrument, with the provision from which it comes.
    Provision,
    /// It begins a forum.
    BeginsForum,
    /// Of the forum that was begun.
    Forum,
    /// Of the forum, with the provision from which it comes.
    ForumProvision,
}

/// Of what a rule is.
///
/// # Errors
/// Why it is no line of an instrument or of a forum, in words.
pub fn of(rule: &str) -> Result<Of, String> {
    let (script, found) = language::parse(&SourceText::new(RULE, rule));
    if let Some(wrong) = found.first() {
        let help = wrong.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
        return Err(format!("{}{help}", wrong.message));
    }
    let mut items = script.lines.into_iter().filter_map(|line| line.item);
    let (Some(item), None) = (items.next(), items.next()) else {
        return Err("a rule is one line, without comments".into());
    };
    match item {
        Item::Clause(clause) if clause.article.is_none() => Ok(Of::Provision),
        Item::Reaches(None, _) => Ok(Of::Provision),
        Item::ForumClause(clause) if clause.article.is_none() => Ok(Of::ForumProvision),
        Item::Clause(_) | Item::Reaches(..) | Item::ForumClause(_) => {
            Err("a rule does not say of which provision it is: numbers are computed".into())
        }
        Item::Depositary(_)
        | Item::Opened(_)
        | Item::Closed(_)
        | Item::Covers(_)
        | Item::Amends(_)
        | Item::Supplements(_)
        | Item::OpenTo(_) => Ok(Of::Instrument),
        Item::Forum(..) => Ok(Of::BeginsForum),
        Item::Members(_)
        | Item::ByInvitation
        | Item::ConvenedBy(_)
        | Item::Level(_)
        | Item::Prepares(_)
        | Item::CredentialsRequired => Ok(Of::Forum),
        _ => Err("this is no rule of a treaty or of its conference".into()),
    }
}
