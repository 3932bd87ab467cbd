//! What is wrong with a definition or a row, where, and how to mend it.

use std::{fmt, ops::Range, sync::Arc};

/// A text with the name it goes by in messages.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// The file's path as the user knows it.
    pub path: Arc<str>,
    /// Its whole text.
    pub text: Arc<str>,
}

impl SourceText {
    /// Pairs a path with its text.
    pub fn new(path: &str, text: &str) -> SourceText {
        SourceText { path: path.into(), text: text.into() }
    }
}

/// Whether a finding stops the load.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Stops the load; nothing is changed.
    Error,
    /// Worth a look; does not stop anything.
    Warning,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// A short stable name of the rule, such as `unknown-actor`.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What was expected at the place shown.
    pub label: String,
    /// How to mend it.
    pub help: Option<String>,
    /// The column of the table that it is about, if it is about a field of a row.
    pub field: Option<String>,
    /// The file.
    pub path: Arc<str>,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// The text of that line (its beginning, if it is very long).
    pub excerpt: String,
    /// The bytes of the excerpt that are meant.
    pub marked: Range<usize>,
}

/// Lines longer than this are cut in excerpts, so that a message stays a message.
const LONGEST_EXCERPT: usize = 400;

impl Diagnostic {
    /// An error at a byte range of a text.
    pub fn error(
        code: &'static str,
        at: &SourceText,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        let text = &at.text;
        let floor = |i: usize| (0..=i.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
        let start = floor(span.start);
        let end = floor(span.end).max(start);
        let line_start = text[..start].rfind('\n').map_or(0, |n| n + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |n| start + n);
        let line_text = text[line_start..line_end].trim_end_matches('\r');
        let cut = (0..=LONGEST_EXCERPT.min(line_text.len())).rev().find(|i| line_text.is_char_boundary(*i));
        let excerpt = line_text[..cut.unwrap_or(0)].to_owned();
        let marked =
            (start - line_start).min(excerpt.len())..(end.min(line_end) - line_start).min(excerpt.len());
        Diagnostic {
            severity: Severity::Error,
            code,
            message: message.into(),
            label: String::new(),
            help: None,
            field: None,
            path: at.path.clone(),
            line: text[..line_start].matches('\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            excerpt,
            marked,
        }
    }

    /// A finding about a whole file.
    pub fn file(code: &'static str, path: &str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(code, &SourceText::new(path, ""), 0..0, message)
    }

    /// The same as a warning.
    pub fn warning(mut self) -> Diagnostic {
        self.severity = Severity::Warning;
        self
    }

    /// Says what was expected at the place shown.
    pub fn label(mut self, label: impl Into<String>) -> Diagnostic {
        self.label = label.into();
        self
    }

    /// Says how to mend it.
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Says how to mend it, if that is known.
    pub fn help_if(mut self, help: Option<String>) -> Diagnostic {
        self.help = help.or(self.help);
        self
    }

    /// Says which field of a row it is about.
    pub fn field(mut self, column: &str) -> Diagnostic {
        self.field = Some(column.to_owned());
        self
    }

    /// Whether it stops the load.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.is_error() { "error" } else { "warning" };
        write!(f, "{}:{}:{}: {kind}: {}", self.path, self.line, self.column, self.message)?;
        if !self.label.is_empty() {
            write!(f, " ({})", self.label)?;
        }
        match &self.help {
            Some(help) => write!(f, "; {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Diagnostic {}
