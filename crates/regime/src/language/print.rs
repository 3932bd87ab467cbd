//! The one canonical layout of a definition; `comity fmt` writes it.

use std::fmt::{self, Display, Formatter};

use super::{
    ast::{Deadline, Item, Name, Terms, Validity},
    line::Script,
    say::{Period, join},
};
use crate::Day;

/// Lines longer than this are continued after a comma.
const WIDTH: usize = 110;

/// Prints a file in the canonical layout: comments kept, one blank line between definitions, columns aligned.
pub fn print(script: &Script) -> String {
    let mut out = String::new();
    let mut blank = true; // no blank line at the beginning
    let mut begun = false;
    let is_head = |item: &Item| {
        matches!(
            item,
            Item::Instrument(..)
                | Item::Measure(..)
                | Item::List(..)
                | Item::Forum(..)
                | Item::Record(..)
                | Item::BeginPathway(..)
                | Item::Attribute(..)
                | Item::Area(..)
        )
    };
    for (at, line) in script.lines.iter().enumerate() {
        let Some(item) = &line.item else {
            if line.comments.is_empty() {
                if !blank {
                    out.push('\n');
                }
                blank = true;
            }
            // A comment belongs to what comes after it: a line of the definition, or the next one.
            let next = script.lines[at..].iter().find_map(|l| l.item.as_ref());
            let indent = if next.is_some_and(|item| !is_head(item)) { "  " } else { "" };
            for comment in &line.comments {
                comment_line(&mut out, indent, comment);
                blank = false;
            }
            continue;
        };
        let head = is_head(item);
        if head && begun && !blank && !ends_in_comment(&out) {
            out.push('\n');
        }
        let indent = if head { "" } else { "  " };
        for comment in &line.comments {
            comment_line(&mut out, indent, comment);
        }
        begun = true;
        let mut text = format!("{indent}{item}");
        if let Some(comment) = &line.trailing {
            text.push_str(if comment.is_empty() { "  #" } else { "  # " });
            text.push_str(comment);
        }
        wrap(&mut out, &text);
        blank = false;
    }
    while out.ends_with("\n\n") {
        out.pop();
    }
    out
}

fn comment_line(out: &mut String, indent: &str, comment: &str) {
    out.push_str(format!("{indent}# {comment}").trim_end());
    out.push('\n');
}

fn ends_in_comment(out: &str) -> bool {
    out.lines().last().is_some_and(|l| l.trim_start().starts_with('#'))
}

/// Continues a long line after a comma that stands outside quotes and comments.
fn wrap(out: &mut String, line: &str) {
    let mut rest = line.to_owned();
    while rest.chars().count() > WIDTH {
        let (mut quoted, mut width, mut cut) = (false, 0, None);
        for (at, c) in rest.char_indices() {
            width += 1;
            if c == '"' {
                quoted = !quoted;
            }
            if c == '#' && !quoted {
                break;
            }
            if c == ',' && !quoted && width <= WIDTH && at + 1 < rest.len() {
                cut = Some(at + 1);
            }
        }
        let Some(cut) = cut.filter(|cut| *cut > 8) else { break };
        out.push_str(&rest[..cut]);
        out.push('\n');
        rest = format!("        {}", rest[cut..].trim_start());
    }
    out.push_str(&rest);
    out.push('\n');
}

impl Display for Terms {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.together {
            f.write_str(" together")?;
        }
        match &self.due {
            Some(Deadline::By(day)) => write!(f, " by {day}")?,
            Some(Deadline::Every(step)) => write!(f, " every {}", Period(*step))?,
            None => {}
        }
        match &self.when {
            Some(id) if self.due.is_some() => write!(f, ", when {id} is in force"),
            Some(id) => write!(f, " when {id} is in force"),
            None => Ok(()),
        }
    }
}

impl Display for Item {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Item::Instrument(id, title) => write!(f, "instrument {id} \"{title}\""),
            Item::Measure(id, title) => write!(f, "measure {id} \"{title}\""),
            Item::List(id, title) => write!(f, "list {id} \"{title}\""),
            Item::Record(id, title) => write!(f, "record {id} \"{title}\""),
            Item::Statement(text) => write!(f, "statement   {text}"),
            Item::Standing(standing) => write!(f, "standing    {}", standing.word()),
            Item::Operator(text) => write!(f, "operator    {text}"),
            Item::Contact(text) => write!(f, "contact     {text}"),
            Item::Forum(id, title) => write!(f, "forum {id} \"{title}\""),
            Item::BeginPathway(id, title) => write!(f, "pathway {id} \"{title}\""),
            Item::Pathway(line) => line.fmt(f),
            Item::Title(language, title) => write!(f, "title       {language} \"{title}\""),
            Item::Symbol(text) => write!(f, "symbol      {text}"),
            Item::Depositary(names) => write!(f, "depositary  {}", join(names)),
            Item::Force(force) => write!(f, "force       {}", force.word()),
            Item::Adopted(day) => write!(f, "adopted     {day}"),
            Item::Opened(day) => write!(f, "opened      {day}"),
            Item::Complete(Day::MAX) => f.write_str("complete    always"),
            Item::Complete(day) => write!(f, "complete    through {day}"),
            Item::Closed(day) => write!(f, "closed      {day}"),
            Item::Covers(text) => write!(f, "covers      {text}"),
            Item::Amends(id) => write!(f, "amends      {id}"),
            Item::Supplements(id) => write!(f, "supplements {id}"),
            Item::OpenTo(set) => write!(f, "open to     {set}"),
            Item::Element(id, text, terms) => write!(f, "element  {:<12}  \"{text}\"{terms}", id.text),
            Item::MadeAt(id) => write!(f, "made at     {id}"),
            Item::Clause(clause) => {
                write!(f, "{}{}", Head(clause.article.as_deref(), clause.valid), clause.rule)
            }
            Item::Gap(name) => write!(f, "gap    {name}"),
            Item::Figure(figure) => figure.fmt(f),
            Item::Asks(text) => write!(f, "asks   {text}"),
            Item::Limits(text) => write!(f, "limits {text}"),
            Item::Aim(aim) => write!(f, "aim    {aim}"),
            Item::TakenFrom(origin) => write!(f, "from   {origin}"),
            Item::Since(baseline) => write!(f, "since  {baseline}"),
            Item::Variant(variant) => variant.fmt(f),
            Item::Attribute(id, title) => write!(f, "attribute {id} \"{title}\""),
            Item::Unit(name) => write!(f, "unit   {name}"),
            Item::Nature(nature) => write!(f, "kind   {nature}"),
            Item::Holds(step) => write!(f, "holds  at most {step}"),
            Item::Silence(silence) => write!(f, "silence {silence}"),
            Item::PartOf(id) => write!(f, "part of {id}"),
            Item::MadeOf(names) => write!(f, "made of {}", join(names)),
            Item::SignificantQuantity(amount) => write!(f, "significant quantity {amount}"),
            Item::Area(id, title) => write!(f, "area {id} \"{title}\""),
            Item::Reaches(article, areas) => {
                write!(f, "{}reaches  {}", Head(article.as_deref(), Validity::default()), join(areas))
            }
            Item::Members(set) => write!(f, "members     {set}"),
            Item::ByInvitation => f.write_str("members     by invitation"),
            Item::Under(id) => write!(f, "under       {id}"),
            Item::ConvenedBy(names) => write!(f, "convened by {}", join(names)),
            Item::Level(level) => write!(f, "level       {}", level.word()),
            Item::Established(day) => write!(f, "established {day}"),
            Item::Ended(day) => write!(f, "ended       {day}"),
            Item::Prepares(id) => write!(f, "prepares    {id}"),
            Item::CredentialsRequired => f.write_str("credentials required"),
            Item::ForumClause(clause) => {
                write!(f, "{}{}", Head(clause.article.as_deref(), clause.valid), clause.rule)
            }
        }
    }
}

impl Display for Name {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// What stands before a rule: where it is written, and when it counts.
pub struct Head<'a>(pub Option<&'a str>, pub Validity);

impl Display for Head<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(article) = self.0 {
            write!(f, "{article}  ")?;
        }
        if self.1.is_always() { Ok(()) } else { write!(f, "{}  ", self.1) }
    }
}

impl Display for Validity {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match (self.from, self.until) {
            (None, None) => Ok(()),
            (Some(from), None) => write!(f, "from {from}"),
            (None, Some(until)) => write!(f, "until {until}"),
            (Some(from), Some(until)) => write!(f, "from {from} until {until}"),
        }
    }
}
