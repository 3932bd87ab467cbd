//! A reading as Markdown, with names in its brackets.

use crate::{
    part::provision::Kind,
    reading::{Reading, Shown},
};

/// A reading as Markdown in a language.
pub fn markdown(reading: &Reading, language: &str) -> String {
    let mut out = format!("# {}\n\n", reading.title);
    out.push_str(&format!("*As it stood on {}: {}.*\n", reading.on, reading.phase.said()));
    for shown in &reading.provisions {
        out.push('\n');
        out.push_str(&block(shown, language));
        out.push('\n');
    }
    out
}

fn block(shown: &Shown, language: &str) -> String {
    let line = escaped(&shown.line(language, true));
    match shown.kind {
        Kind::Part | Kind::Preamble => format!("## {}", or_kind(&line, shown)),
        Kind::Chapter | Kind::Section | Kind::Article | Kind::Annex => {
            format!("### {}", or_kind(&line, shown))
        }
        Kind::Heading => format!("**{line}**"),
        Kind::Note => format!("> {line}"),
        Kind::Subpoint => format!("    {line}"),
        _ => line,
    }
}

fn or_kind(line: &str, shown: &Shown) -> String {
    if line.is_empty() { shown.kind.word().to_owned() } else { line.to_owned() }
}

/// Signs that Markdown would take for its own.
fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        if matches!(c, '[' | ']' | '*' | '_' | '<' | '`' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
