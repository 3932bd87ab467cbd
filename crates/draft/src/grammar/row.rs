//! A row of the record's table of acts, and what it does at a table.

use comity_regime::{Day, Diagnostic, SourceText, proceeding::Drafting};

use super::{
    body::{Body, list},
    node::{Node, tree},
};
use crate::act::{
    Bracket, Consolidation, Does, Opening, Proposal, Ruling, Stance,
    sealed::{SALT, unhex},
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
fn keys(word: Drafting) -> &'static [&'static str] {
    match word {
        Drafting::Text => &["title", "chairs", "members", "observers", "languages", "instrument"],
        Drafting::Tabling => &["within"],
        Drafting::Proposal => &["instead of", "on behalf of", "because"],
        Drafting::Sealing => &["digest"],
        Drafting::Unsealing => &["salt", "instead of", "on behalf of", "because"],
        Drafting::Cosponsorship | Drafting::Translation => &[],
        Drafting::Bracket => &["language", "words", "at", "because"],
        Drafting::Package | Drafting::Decision => &["on", "because"],
        Drafting::Consolidation => &["language", "wording", "takes"],
        Drafting::Silence => &["on"],
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
    let word = match Drafting::parse(&row.word) {
        Ok(word) => word,
        Err(help) => {
            let message = format!("'{}' is no act at a table", row.word);
            body.found.push(Diagnostic::error("draft", body.source, 0..0, message).help(help));
            return None;
        }
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
    if target.contains('/') {
        let message = format!("'{target}' is of another text than '{text}'");
        let help = "a target is TEXT/PROVISION or the like, of the text at whose table the act is done";
        body.found.push(Diagnostic::error("draft", body.source, 0..0, message).help(help));
    }
    let of = target.to_owned();
    let made = match word {
        Drafting::Text => Does::Opening(Opening {
            id,
            title: pairs.one("title"),
            forum: row.target.clone(),
            chairs: pairs.list("chairs"),
            members: pairs.list("members"),
            observers: pairs.list("observers"),
            languages: pairs.list("languages"),
            instrument: pairs.one("instrument"),
        }),
        Drafting::Tabling => {
            let provisions = rest.drain(..).filter_map(|node| body.provision(node, 0)).collect();
            Does::Tabling { id, called: row.value.clone(), within: pairs.maybe("within"), provisions }
        }
        Drafting::Proposal => Does::Proposal(proposal(id, &pairs, &mut rest, body)),
        Drafting::Sealing => Does::Sealing { id, digest: bytes("digest", &pairs, body)? },
        Drafting::Unsealing => {
            let salt = bytes("salt", &pairs, body);
            let proposal = proposal(of, &pairs, &mut rest, body);
            Does::Unsealing { salt: salt?, proposal }
        }
        Drafting::Retabling => Does::Retabling { id, of, because },
        Drafting::Withdrawal => Does::Withdrawal { of, because },
        Drafting::Cosponsorship => Does::Cosponsorship { of },
        Drafting::Position => Does::Position {
            on: of,
            stance: chosen(row, body, Stance::parse, Stance::ALL.iter().map(|s| s.word()))?,
            because,
        },
        Drafting::Bracket => Does::Bracket(Bracket {
            id,
            provision: of,
            language: pairs.one("language"),
            words: pairs.one("words"),
            at: place(&pairs, body),
            because,
        }),
        Drafting::Lifting => Does::Lifting { of, because },
        Drafting::Package => Does::Package { id, of: pairs.list("on"), because },
        Drafting::Division => Does::Division { of, because },
        Drafting::Decision => {
            let ruling = chosen(row, body, Ruling::parse, Ruling::ALL.iter().map(|r| r.word()))?;
            Does::Decision { id, ruling, on: pairs.list("on"), because }
        }
        Drafting::Consolidation => {
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
        Drafting::Silence => Does::Silence { id, on: pairs.list("on"), until: until(row, body)? },
        Drafting::Translation => {
            rest.clear();
            Does::Translation { provision: of, wordings: body.wordings(&owned) }
        }
        Drafting::Correction => {
            let changes = rest.drain(..).filter_map(|node| body.operation(node)).collect();
            Does::Correction { id, changes, until: until(row, body)?, because }
        }
    };
    for node in rest {
        body.unknown(node, known);
    }
    Some(made)
}

fn proposal(id: String, pairs: &Pairs<'_>, rest: &mut Vec<&Node<'_>>, body: &mut Body<'_>) -> Proposal {
    Proposal {
        id,
        operations: rest.drain(..).filter_map(|node| body.operation(node)).collect(),
        instead_of: pairs.maybe("instead of"),
        on_behalf_of: pairs.maybe("on behalf of"),
        because: pairs.one("because"),
    }
}

/// The 32 bytes of a salt or a digest.
fn bytes(key: &str, pairs: &Pairs<'_>, body: &mut Body<'_>) -> Option<[u8; SALT]> {
    let written = pairs.one(key);
    let bytes = unhex(&written);
    if bytes.is_none() {
        let message = match written.is_empty() {
            true => format!("it does not say the {key}"),
            false => format!("'{written}' is no {key}"),
        };
        let help = format!("a {key} is 64 hexadecimal digits, 0 to 9 and a to f: 'comity propose' writes it");
        body.found.push(Diagnostic::error("draft", body.source, 0..0, message).help(help));
    }
    bytes
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
