//! Findings and failures as people see them: where, what, what was expected, how to mend it.

use std::{
    fmt::Display,
    io::{self, IsTerminal, Write},
    process::ExitCode,
};

use comity_regime::Diagnostic;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// What is wrong with a record, a definition or an act.
    Found(Vec<Diagnostic>),
    /// Anything else, in one sentence; with the exit code.
    Said(String, u8),
}

impl Failure {
    /// A failure that is the caller's to mend on the command line.
    pub fn usage(text: impl Into<String>) -> Failure {
        Failure::Said(text.into(), 2)
    }

    /// Prints it on standard error.
    pub fn print(self) -> ExitCode {
        let mut stderr = std::io::stderr().lock();
        match self {
            Failure::Found(found) => {
                let styled = stderr.is_terminal();
                for diagnostic in &found {
                    let _ = stderr.write_all(render(diagnostic, styled).as_bytes());
                }
                ExitCode::from(1)
            }
            Failure::Said(text, code) => {
                drop(stderr);
                if code != 0 {
                    tell(format!("comity: {text}"));
                }
                ExitCode::from(code)
            }
        }
    }
}

impl From<comity_ledger::LedgerError> for Failure {
    fn from(error: comity_ledger::LedgerError) -> Failure {
        Failure::Said(error.to_string(), 1)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        // A reader that has seen enough (`| head`) is no failure.
        let code = if error.kind() == std::io::ErrorKind::BrokenPipe { 0 } else { 1 };
        Failure::Said(error.to_string(), code)
    }
}

impl From<csv::Error> for Failure {
    fn from(error: csv::Error) -> Failure {
        Failure::Said(error.to_string(), 1)
    }
}

/// Says something on standard output, in a line or several, as a terminal may be shown it.
///
/// # Errors
/// If nobody takes it.
pub fn say(text: impl Display) -> io::Result<()> {
    writeln!(io::stdout().lock(), "{}", shown(&text.to_string()))
}

/// Says something on standard error, as a terminal may be shown it, to whoever listens.
pub fn tell(text: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{}", shown(&text.to_string()));
}

/// How the tables of the program are styled: of all that tells a terminal to do something, only this goes out.
const STYLES: [&str; 3] = ["\x1b[4m", "\x1b[24m", "\x1b[0m"];

/// A text that a terminal shows and does not obey: control characters and changes of direction in it are replaced, as an
/// old log may hold them.
pub fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(style) = STYLES.into_iter().find(|style| rest.starts_with(style)) {
            out.push_str(style);
            rest = &rest[style.len()..];
            continue;
        }
        out.push(if unseen(c) { char::REPLACEMENT_CHARACTER } else { c });
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// Whether a character is not seen, and changes what is: a control character, or a change of direction.
pub fn unseen(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A finding with the line it is about.
pub fn render(diagnostic: &Diagnostic, styled: bool) -> String {
    let paint =
        |code: &str, text: &str| if styled { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() };
    let (kind, colour) = if diagnostic.is_error() { ("error", "1;31") } else { ("warning", "1;33") };
    let Diagnostic { line, column, code, .. } = diagnostic;
    let (path, message) = (shown(&diagnostic.path), shown(&diagnostic.message));
    let head = paint(colour, &format!("{kind}[{code}]"));
    let mut text = format!("{path}:{line}:{column}: {head}: {}\n", paint("1", &message));
    if !diagnostic.excerpt.trim().is_empty() {
        let number = line.to_string();
        let margin = " ".repeat(number.len());
        // Tabs would put the mark in another place than the words it is under.
        let excerpt = shown(&diagnostic.excerpt).replace('\t', " ");
        let before = diagnostic.excerpt.get(..diagnostic.marked.start).unwrap_or_default().chars().count();
        let marked =
            diagnostic.excerpt.get(diagnostic.marked.clone()).unwrap_or_default().chars().count().max(1);
        let label = if diagnostic.label.is_empty() {
            String::new()
        } else {
            format!(" {}", shown(&diagnostic.label))
        };
        let mark = paint(colour, &format!("{}{label}", "^".repeat(marked)));
        text += &format!("{margin} |\n{number} | {excerpt}\n{margin} | {}{mark}\n", " ".repeat(before));
    }
    if let Some(help) = &diagnostic.help {
        text += &format!("  {} {}\n", paint("36", "help:"), shown(help));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_told_nothing_by_a_record() {
        assert_eq!(
            shown("a\x1b[31mb\x07c\u{202e}d\re\u{9b}f"),
            "a\u{fffd}[31mb\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}f"
        );
        assert_eq!(shown("\x1b[4mhead\x1b[0m\ttab\nline é 中"), "\x1b[4mhead\x1b[0m\ttab\nline é 中");
    }
}
