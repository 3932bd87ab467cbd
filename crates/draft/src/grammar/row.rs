//! A row of the record's table of acts, and what it does at a table.

use comity_regime::{Day, Diagnostic, SourceText, nearest};

use super::{
    body::{Body, list},
    node::{Node, tree},
};
use crate::{
    act::{Bracket, Consolidation, Does, Opening, Proposal, Ruling, Stance},
    provision::vocabulary,
};

/// The columns of an act at a table. Empty columns say nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Column `date`.
    pub day: Day,
    /// Column `actor`.
    pub actor: String,
    /// Column `act`.
    pub word: String,
    /// Column `id`.
    pub id: String,
    /// Column `target`.
    pub target: String,
    /// Column `value`.
    pub value: String,
    /// Column `until`.
    pub until: Option<Day>,
    /// Column `detail`: lines, see the module.
    pub body: String,
}

vocabulary! {
    /// The words of acts at a table.
    Word {
        /// A text comes onto the table.
        Text = "text",
        /// Wording is laid on it.
        Tabling = "tabling",
        /// A textual proposal.
        Proposal = "textual_proposal",
        /// It is made again by somebody else.
        Retabling = "retabling",
        /// It is withdrawn.
        Withdrawal = "withdrawal_of_proposal",
        /// Somebody joins it.
        Cosponsorship = "cosponsorship",
        /// What somebody says of something.
        Position = "position",
        /// Words are put in brackets.
        Bracket = "bracket",
        /// Brackets are lifted.
        Lifting = "lifting_of_bracket",
        /// Proposals that stand or fall together.
        Package = "package",
        /// They no longer do.
        Division = "division_of_package",
        /// Something is declared decided.
        Decision = "text_decision",
        /// Proposals are made one wording.
        Consolidation = "consolidation",
        /// Something becomes text unless somebody objects.
        Silence = "silence_procedure",
        /// A wording in another language.
        Translation = "translation",
        /// An error is corrected.
        Correction = "correction_of_text",
    }
}

/// Every word of an act at a table.
pub const WORDS: [&str; 16] = [
    "text",
    "tabling",
    "textual_proposal",
    "retabling",
    "withdrawal_of_proposal",
    "cosponsorship",
    "position",
    "bracket",
    "lifting_of_bracket",
    "package",
    "division_of_package",
    "text_decision",
    "consolidation",
    "silence_procedure",
    "translation",
    "correction_of_text",
];

/// The lines below an act that are pairs, by what they may be.
struct Pairs<'a> {
    all: Vec<(&'a str, &'a str)>,
}

impl Pairs<'_> {
    fn one(&self, key: &str) -> String {
        self.all.iter().find(|(k, _)| *k == key).map_or_else(String::new, |(_, value)| (*value).to_owned())
    }

    fn list(&self, key: &str) -> Vec<String> {
        list(&self.one(key))
    }

    fn maybe(&self, key: &str) -> Option<String> {
        Some(self.one(key)).filter(|value| !value.is_empty())
    }
}

/// The keys of an act, beside what else stands below it.
fn keys(word: Word) -> &'static [&'static str] {
    match word {
        Word::Text => &["title", "chairs", "members", "observers", "languages", "instrument"],
        Word::Tabling => &["within"],
        Word::Proposal => &["instead of", "on behalf of", "because"],
        Word::Cosponsorship | Word::Translation => &[],
        Word::Bracket => &["language", "words", "at", "because"],
        Word::Package | Word::Decision => &["on", "because"],
        Word::Consolidation => &["language", "wording", "takes"],
        Word::Silence => &["on"],
        _ => &["because"],
    }
}

/// What a row does. The text is that of the table.
pub fn does(row: &Row, text: &str, source: &SourceText) -> Result<Does, Vec<Diagnostic>> {
    let mut found = vec![];
    let nodes = tree(source, &row.body, 0, &mut found);
    does_with(row, text, source, &nodes, found)
}

/// The same, of lines that were read.
pub fn does_with(
    row: &Row,
    text: &str,
    source: &SourceText,
    nodes: &[Node<'_>],
    found: Vec<Diagnostic>,
) -> Result<Does, Vec<Diagnostic>> {
    let mut body = Body { source, found };
    let made = act(row, text, nodes, &mut body);
    match (made, body.found.is_empty()) {
        (Some(does), true) => Ok(does),
        (_, false) => Err(body.found),
        (None, true) => Err(vec![Diagnostic::error("draft", source, 0..0, "this act cannot be read")]),
    }
}

fn act(row: &Row, text: &str, nodes: &[Node<'_>], body: &mut Body<'_>) -> Option<Does> {
    let Some(word) = Word::parse(&row.word) else {
        let near = nearest(&row.word, WORDS).map(|near| format!("did you mean '{near}'?"));
        let error =
            Diagnostic::error("draft", body.source, 0..0, format!("'{}' is no act at a table", row.word));
        body.found.push(error.help_if(near));
        return None;
    };
    let known = keys(word);
    let (mut pairs, mut rest): (Vec<(&str, &str)>, Vec<&Node<'_>>) = (vec![], vec![]);
    for node in nodes {
        match node.pair().filter(|(key, _)| known.contains(key)) {
            Some((key, _)) if pairs.iter().any(|(other, _)| *other == key) => {
                body.wrong(node, format!("'{key}' is said twice"));
            }
            Some(pair) => {
                body.alone(node);
                pairs.push(pair);
            }
            None => rest.push(node),
        }
    }
    let pairs = Pairs { all: pairs };
    let id = row.id.clone();
    let because = pairs.one("because");
    let owned: Vec<Node<'_>> = rest.iter().map(|n| (*n).clone()).collect();
    // Of a provision of this text, or of something that an act made.
    let target = row.target.strip_prefix(text).and_then(|rest| rest.strip_prefix('/')).unwrap_or(&row.target);
    let of = target.to_owned();
    let made = match word {
        Word::Text => Does::Opening(Opening {
            id,
            title: pairs.one("title"),
            forum: row.target.clone(),
            chairs: pairs.list("chairs"),
            members: pairs.list("members"),
            observers: pairs.list("observers"),
            languages: pairs.list("languages"),
            instrument: pairs.one("instrument"),
        }),
        Word::Tabling => {
            let provisions = rest.drain(..).filter_map(|node| body.provision(node, 0)).collect();
            Does::Tabling { id, called: row.value.clone(), within: pairs.maybe("within"), provisions }
        }
        Word::Proposal => Does::Proposal(Proposal {
            id,
            operations: rest.drain(..).filter_map(|node| body.operation(node)).collect(),
            instead_of: pairs.maybe("instead of"),
            on_behalf_of: pairs.maybe("on behalf of"),
            because,
        }),
        Word::Retabling => Does::Retabling { id, of, because },
        Word::Withdrawal => Does::Withdrawal { of, because },
        Word::Cosponsorship => Does::Cosponsorship { of },
        Word::Position => Does::Position {
            on: of,
            stance: chosen(row, body, Stance::parse, Stance::ALL.iter().map(|s| s.word()))?,
            because,
        },
        Word::Bracket => Does::Bracket(Bracket {
            id,
            provision: of,
            language: pairs.one("language"),
            words: pairs.one("words"),
            at: place(&pairs, body),
            because,
        }),
        Word::Lifting => Does::Lifting { of, because },
        Word::Package => Does::Package { id, of: pairs.list("on"), because },
        Word::Division => Does::Division { of, because },
        Word::Decision => {
            let ruling = chosen(row, body, Ruling::parse, Ruling::ALL.iter().map(|r| r.word()))?;
            Does::Decision { id, ruling, on: pairs.list("on"), because }
        }
        Word::Consolidation => {
            let (mut leaves, mut drops) = (vec![], vec![]);
            for node in rest.drain(..) {
                let because = match node.within.as_slice() {
                    [below] => below.pair().filter(|(key, _)| *key == "because").map_or("", |(_, why)| why),
                    _ => "",
                };
                match node.pair() {
                    Some(("leaves", proposal)) => leaves.push((proposal.to_owned(), because.to_owned())),
                    Some(("drops", words)) => drops.push((words.to_owned(), because.to_owned())),
                    _ => body.unknown(node, &["language", "wording", "takes", "leaves", "drops"]),
                }
            }
            let takes = pairs.list("takes");
            let (language, wording) = (pairs.one("language"), pairs.one("wording"));
            Does::Consolidation(Consolidation { id, provision: of, language, wording, takes, leaves, drops })
        }
        Word::Silence => Does::Silence { id, on: pairs.list("on"), until: until(row, body)? },
        Word::Translation => {
            rest.clear();
            Does::Translation { provision: of, wordings: body.wordings(&owned) }
        }
        Word::Correction => {
            let changes = rest.drain(..).filter_map(|node| body.operation(node)).collect();
            Does::Correction { id, changes, until: until(row, body)?, because }
        }
    };
    for node in rest {
        body.unknown(node, known);
    }
    Some(made)
}

fn place(pairs: &Pairs<'_>, body: &mut Body<'_>) -> usize {
    let at = pairs.one("at");
    match at.parse() {
        _ if at.is_empty() => 0,
        Ok(at) if at > 0 => at,
        _ => {
            body.found.push(Diagnostic::error("draft", body.source, 0..0, "a place is a number from 1"));
            0
        }
    }
}

fn until(row: &Row, body: &mut Body<'_>) -> Option<Day> {
    if row.until.is_none() {
        let error = Diagnostic::error("draft", body.source, 0..0, "it does not say until when");
        body.found.push(error.help("give the last day on which somebody can object"));
    }
    row.until
}

fn chosen<T>(
    row: &Row,
    body: &mut Body<'_>,
    parse: impl Fn(&str) -> Option<T>,
    words: impl Iterator<Item = &'static str>,
) -> Option<T> {
    let made = parse(&row.value);
    if made.is_none() {
        let help = format!("it is one of: {}", words.collect::<Vec<_>>().join(", "));
        let message = format!("'{}' is not what a {} can be", row.value, row.word.replace('_', " "));
        body.found.push(Diagnostic::error("draft", body.source, 0..0, message).help(help));
    }
    made
}
