//! From logical lines to items; a line that cannot be read is reported and the next one is read all the same.

mod clause;
mod entry;
mod forum;
mod measure;
mod pathway;
mod period;
mod set;
mod wording;

use std::ops::Range;

use super::{
    ast::{Force, Item, Name, SetExpr, Standing},
    lex::{self, Kind, LogicalLine, Token},
};
use crate::{Day, Diagnostic, diagnostic::SourceText, name::nearest};

/// A file of definitions, line by line, as the formatter needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct Script {
    /// Its lines in order.
    pub lines: Vec<ScriptLine>,
}

/// One logical line.
#[derive(Debug, Clone)]
pub struct ScriptLine {
    /// Comments above it, or on a line of their own.
    pub comments: Vec<String>,
    /// What it says; `None` for a blank or comment line.
    pub item: Option<Item>,
    /// The comment behind it.
    pub trailing: Option<String>,
    /// Its bytes.
    pub span: Range<usize>,
}

impl PartialEq for ScriptLine {
    fn eq(&self, other: &ScriptLine) -> bool {
        (&self.comments, &self.item, &self.trailing) == (&other.comments, &other.item, &other.trailing)
    }
}

/// Reads a file of definitions. All that can be read is returned, with everything that is wrong.
pub fn parse(source: &SourceText) -> (Script, Vec<Diagnostic>) {
    let mut found = vec![];
    let mut lines = vec![];
    for line in lex::lines(source, &mut found) {
        let LogicalLine { tokens, comments, trailing, span } = line;
        let mut item = None;
        if !tokens.is_empty() {
            let mut parser = LineParser { source, tokens: &tokens, next: 0, end: span.end };
            match parser.item().and_then(|item| parser.finish().map(|()| item)) {
                Ok(read) => item = Some(read),
                Err(Failure(failure)) => found.push(*failure),
            }
        }
        lines.push(ScriptLine { comments, item, trailing, span });
    }
    (Script { lines }, found)
}

/// Reads one set expression, as in `comity who "..."`.
///
/// # Errors
/// What was expected, and where.
pub fn parse_set(source: &SourceText) -> Result<SetExpr, Diagnostic> {
    let mut found = vec![];
    let lines = lex::lines(source, &mut found);
    if let Some(first) = found.into_iter().next() {
        return Err(first);
    }
    let tokens: Vec<Token> = lines.into_iter().flat_map(|l| l.tokens).collect();
    let mut parser = LineParser { source, tokens: &tokens, next: 0, end: source.text.trim_end().len() };
    parser.set().and_then(|set| parser.finish().map(|()| set)).map_err(|Failure(f)| *f)
}

/// What could not be read, ready to show.
pub struct Failure(pub Box<Diagnostic>);

pub struct LineParser<'a> {
    pub source: &'a SourceText,
    tokens: &'a [Token],
    next: usize,
    end: usize,
}

/// The words a line may begin with.
const BEGINNINGS: [&str; 89] = [
    "instrument",
    "pathway",
    "measure",
    "list",
    "record",
    "statement",
    "standing",
    "operator",
    "contact",
    "forum",
    "title",
    "symbol",
    "depositary",
    "force",
    "adopted",
    "opened",
    "closed",
    "complete through",
    "complete always",
    "covers",
    "amends",
    "supplements",
    "open to",
    "element",
    "gap",
    "share of",
    "number of",
    "sum of",
    "reports due under",
    "commitments under",
    "sessions due of",
    "missions",
    "areas covered by instruments in force",
    "fewest of",
    "asks",
    "limits",
    "aim",
    "since",
    "variant",
    "attribute",
    "unit",
    "kind",
    "holds at most",
    "silence means none",
    "silence is unknown",
    "part of",
    "made of",
    "significant quantity",
    "area",
    "reaches",
    "members",
    "Article",
    "enters into force",
    "for later parties",
    "for parties after entry into force",
    "takes effect on subscription",
    "binds",
    "consent by",
    "lasts",
    "from",
    "until",
    "denunciation",
    "succession takes effect",
    "provisional application",
    "reservations",
    "made at",
    "under",
    "convened by",
    "convened at least",
    "level",
    "established",
    "ended",
    "prepares",
    "credentials required",
    "meets",
    "between sessions every",
    "decides",
    "quorum",
    "convenes",
    "invites",
    "urges",
    "obliges",
    "happens",
    "takes part",
    "pull",
    "adopts",
    "terms",
    "commitments",
    "delivered within",
];

impl<'a> LineParser<'a> {
    /// The token `ahead` places on.
    pub fn peek(&self, ahead: usize) -> Option<&'a Token> {
        self.tokens.get(self.next + ahead)
    }

    pub fn text(&self, token: &Token) -> &'a str {
        &self.source.text[token.span.clone()]
    }

    /// Whether the words of `phrase` come next, in any case.
    pub fn at(&self, phrase: &str) -> bool {
        phrase.split(' ').enumerate().all(|(i, word)| {
            self.peek(i).is_some_and(|t| t.kind == Kind::Word && self.text(t).eq_ignore_ascii_case(word))
        })
    }

    /// Reads the words of `phrase` if they come next.
    pub fn phrase(&mut self, phrase: &str) -> bool {
        let here = self.at(phrase);
        if here {
            self.next += phrase.split(' ').count();
        }
        here
    }

    /// Reads a punctuation mark if it comes next.
    pub fn mark(&mut self, mark: char) -> bool {
        let here = self.peek(0).is_some_and(|t| t.kind == Kind::Mark(mark));
        self.next += usize::from(here);
        here
    }

    pub fn expect_mark(&mut self, mark: char) -> Result<(), Failure> {
        if self.mark(mark) { Ok(()) } else { Err(self.expected(&format!("'{mark}'"))) }
    }

    /// Reads a phrase that must come next.
    pub fn expect(&mut self, phrase: &str) -> Result<(), Failure> {
        if self.phrase(phrase) {
            Ok(())
        } else {
            Err(self.expected_one_of(&format!("'{phrase}'"), &[phrase], ""))
        }
    }

    /// Takes the last token back.
    pub fn back(&mut self) {
        self.next = self.next.saturating_sub(1);
    }

    /// Passes the next token.
    pub fn forward(&mut self) {
        self.next += 1;
    }

    /// The bytes of the next token.
    pub fn place(&self) -> Range<usize> {
        self.here()
    }

    /// The bytes of the token that was read last.
    pub fn place_before(&self) -> Range<usize> {
        let before = self.next.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.map_or(self.end..self.end, |t| t.span.clone())
    }

    fn here(&self) -> Range<usize> {
        self.peek(0).map_or(self.end..self.end, |t| t.span.clone())
    }

    fn here_text(&self) -> String {
        self.peek(0).map_or("the end of the line".into(), |t| format!("'{}'", self.text(t).trim_matches('"')))
    }

    /// The failure "expected WHAT" at the next token.
    pub fn expected(&self, what: &str) -> Failure {
        let message = format!("expected {what}, found {}", self.here_text());
        let help = self.peek(0).and_then(|t| wording::instead(self.text(t)));
        Failure(Box::new(
            Diagnostic::error("syntax", self.source, self.here(), message)
                .label(format!("expected {what}"))
                .help_if(help.map(str::to_owned)),
        ))
    }

    /// The same, with the nearest of the possible words if the one found is like it, else with `help`.
    pub fn expected_one_of(&self, what: &str, words: &[&str], help: &str) -> Failure {
        let Failure(mut failure) = self.expected(what);
        let near = self.peek(0).and_then(|t| nearest(self.text(t), words.iter().copied()));
        if let Some(near) = near {
            failure.help = Some(format!("did you mean '{near}'?"));
        } else if failure.help.is_none() && !help.is_empty() {
            failure.help = Some(help.to_owned());
        }
        Failure(failure)
    }

    fn word(&mut self) -> Option<(&'a str, Range<usize>)> {
        let token = self.peek(0).filter(|t| t.kind == Kind::Word)?;
        self.next += 1;
        Some((self.text(token), token.span.clone()))
    }

    pub fn name(&mut self, what: &str) -> Result<Name, Failure> {
        match self.word() {
            Some((text, span)) => Ok(Name { text: text.to_owned(), span }),
            None => Err(self.expected(what)),
        }
    }

    /// Names with commas between.
    pub fn names(&mut self, what: &str) -> Result<Vec<Name>, Failure> {
        let mut names = vec![self.name(what)?];
        while self.mark(',') {
            names.push(self.name(what)?);
        }
        Ok(names)
    }

    /// A whole number, 0 to 1,000,000.
    pub fn number(&mut self) -> Option<u32> {
        let token = self.peek(0).filter(|t| t.kind == Kind::Word)?;
        let number = self.text(token).parse().ok().filter(|n| *n <= 1_000_000)?;
        self.next += 1;
        Some(number)
    }

    pub fn expect_number(&mut self) -> Result<u32, Failure> {
        self.number().ok_or_else(|| self.expected("a whole number of at most 1,000,000"))
    }

    /// A certain day, if one comes next.
    pub fn date(&mut self) -> Option<Day> {
        let day = self.peek(0).filter(|t| t.kind == Kind::Word).and_then(|t| Day::parse(self.text(t)))?;
        self.next += 1;
        Some(day)
    }

    pub fn expect_date(&mut self) -> Result<Day, Failure> {
        self.date().ok_or_else(|| {
            let hint = self.peek(0).and_then(|t| crate::edtf::hint_of_day(self.text(t)));
            let hint = hint.map_or(String::new(), |hint| format!(" ({hint})"));
            self.expected(&format!("a date of the form 1979-10-26{hint}"))
        })
    }

    /// A text in quotes.
    pub fn title(&mut self) -> Result<String, Failure> {
        match self.peek(0).filter(|t| t.kind == Kind::Text) {
            Some(token) => {
                self.next += 1;
                Ok(self.text(token).trim_matches('"').trim().to_owned())
            }
            None => Err(self.expected("a text in double quotes")),
        }
    }

    /// All that is left of the line, as it stands but for comments amid it; one space for any.
    pub fn rest(&mut self, what: &str) -> Result<String, Failure> {
        if self.peek(0).is_none() {
            return Err(self.expected(what));
        }
        let mut text = String::new();
        let mut end = None;
        for token in &self.tokens[self.next..] {
            if end.is_some_and(|end| end < token.span.start) {
                text.push(' ');
            }
            text.push_str(self.text(token));
            end = Some(token.span.end);
        }
        self.next = self.tokens.len();
        Ok(text)
    }

    /// Words and marks up to the next space, comma or comment: `19(1)`, `8(b)(vi)`.
    pub fn run(&mut self, what: &str) -> Result<String, Failure> {
        let begin = self.peek(0).ok_or_else(|| self.expected(what))?.span.start;
        let mut end = begin;
        while let Some(token) = self.peek(0).filter(|t| t.span.start == end)
            && !matches!(token.kind, Kind::Text | Kind::Mark(','))
        {
            end = token.span.end;
            self.next += 1;
        }
        if end == begin { Err(self.expected(what)) } else { Ok(self.source.text[begin..end].to_owned()) }
    }

    /// Nothing may follow.
    fn finish(&self) -> Result<(), Failure> {
        if self.next == self.tokens.len() { Ok(()) } else { Err(self.expected("the end of the line")) }
    }

    fn item(&mut self) -> Result<Item, Failure> {
        type Begin = fn(Name, String) -> Item;
        let begins: [(&str, Begin); 8] = [
            ("instrument", Item::Instrument),
            ("forum", Item::Forum),
            ("measure", Item::Measure),
            ("list", Item::List),
            ("record", Item::Record),
            ("pathway", Item::BeginPathway),
            ("attribute", Item::Attribute),
            ("area", Item::Area),
        ];
        for (word, begin) in begins {
            if self.phrase(word) {
                return Ok(begin(self.new_id()?, self.title()?));
            }
        }
        if self.phrase("title") {
            return Ok(Item::Title(self.new_id()?, self.title()?));
        }
        if self.phrase("symbol") {
            return Ok(Item::Symbol(self.rest("a document symbol")?));
        }
        if self.phrase("statement") {
            return Ok(Item::Statement(self.rest("what the record says of itself")?));
        }
        if self.phrase("standing") {
            let standings = [Standing::Official, Standing::Independent];
            let Some(standing) = standings.into_iter().find(|s| self.phrase(s.word())) else {
                let words = standings.map(Standing::word);
                return Err(self.expected_one_of("'official' or 'independent'", &words, ""));
            };
            return Ok(Item::Standing(standing));
        }
        if self.phrase("operator") {
            return Ok(Item::Operator(self.rest("who keeps the record")?));
        }
        if self.phrase("contact") {
            return Ok(Item::Contact(self.rest("where whoever keeps the record can be reached")?));
        }
        if self.phrase("covers") {
            return Ok(Item::Covers(self.rest("what the instrument covers")?));
        }
        if self.phrase("depositary") {
            return self.names("an actor's id, such as IAEA").map(Item::Depositary);
        }
        if self.phrase("force") {
            let forces = [Force::Binding, Force::Political, Force::Proposed];
            let Some(force) = forces.into_iter().find(|f| self.phrase(f.word())) else {
                let words = forces.map(Force::word);
                return Err(self.expected_one_of("'binding', 'political' or 'proposed'", &words, ""));
            };
            return Ok(Item::Force(force));
        }
        if self.phrase("complete always") {
            return Ok(Item::Complete(Day::MAX));
        }
        if self.phrase("complete through") {
            return self.expect_date().map(Item::Complete);
        }
        if self.phrase("adopted") {
            return self.expect_date().map(Item::Adopted);
        }
        if self.phrase("opened") {
            return self.expect_date().map(Item::Opened);
        }
        if self.phrase("closed") {
            return self.expect_date().map(Item::Closed);
        }
        if self.phrase("amends") {
            return self.name("the id of an instrument").map(Item::Amends);
        }
        if self.phrase("supplements") {
            return self.name("the id of an instrument").map(Item::Supplements);
        }
        if self.phrase("open to") {
            return self.set().map(Item::OpenTo);
        }
        if self.phrase("element") {
            return Ok(Item::Element(self.new_id()?, self.title()?, self.terms()?));
        }
        if self.phrase("gap") {
            return self.name("the name of a gap").map(Item::Gap);
        }
        if let Some(item) = self.measure_item()? {
            return Ok(item);
        }
        if self.phrase("members by invitation") {
            return Ok(Item::ByInvitation);
        }
        if self.phrase("members") {
            return self.set().map(Item::Members);
        }
        if let Some(item) = self.forum_item()? {
            return Ok(item);
        }
        if let Some(line) = self.pathway_line()? {
            return Ok(Item::Pathway(line));
        }
        match self.clause()? {
            Some(clause) => Ok(clause),
            None => Err(self.expected_one_of(
                "a line of a definition",
                &BEGINNINGS,
                "see docs/grammar.md for the lines a definition may have",
            )),
        }
    }

    /// An id to be defined: lower-case letters, digits and hyphens.
    fn new_id(&mut self) -> Result<Name, Failure> {
        let well_formed = |t: &str| {
            t.starts_with(|c: char| c.is_ascii_lowercase())
                && t.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        match self.peek(0) {
            Some(t) if t.kind == Kind::Word && well_formed(self.text(t)) => self.name("an id"),
            _ => Err(self.expected("an id of lower-case letters, digits and hyphens")),
        }
    }
}
