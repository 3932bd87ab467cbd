//! Statements: what somebody says to the log, before it is recorded, and what is signed of it.
//!
//! ```json
//! {"act":{...},"by":"NLD","log":"example.org/record+5f0f…+AQ…","upon":"1841 qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs="}
//! ```
//!
//! The bytes that are signed are canonical JSON (RFC 8785). They name the log by its verifier key, so that they are good
//! for no other, be it of the same name or begun from a copy, and the state of it that the signer had seen: a record with
//! another past is one that nobody spoke to. What was signed is thus known to be no older than that state and no younger
//! than its entry.

use std::{borrow::Cow, str::FromStr};

use base64::{Engine, prelude::BASE64_STANDARD};
use comity_regime::Day;
use tlog_tiles::Hash;

use crate::{
    Checkpoint, Content, Entry, Fields, Kind, Signature, canonical,
    entry::{self, group},
};

/// Under which word the members of a group travel.
const STATEMENTS: &str = "statements";

/// The most bytes that a group may have on its way.
pub const LARGEST_GROUP: usize = 8 << 20;

/// What somebody says to the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement<'a> {
    /// In whose name: a State or organisation by its id, or an office: `depositary`, `secretariat`, `chair:FORUM`. What
    /// the depositary records of others, historic deposits for one, it says in its own.
    pub by: Cow<'a, str>,
    /// What is said.
    pub content: Content<'a>,
    /// The state of the log that whoever signs had seen.
    pub upon: Option<Upon>,
    /// Who signed: nobody, one, or two.
    pub signatures: Vec<Signature>,
    /// For a group, what is said in it, on its way to the log: there each is an entry of its own.
    pub group: Vec<Content<'a>>,
}

/// What comes with a statement and is not said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beside {
    /// For a sealing, the encrypted paper, in base64.
    pub paper: Option<String>,
    /// While nobody holds keys, the code by which the first officers are known.
    pub code: Option<String>,
}

/// A state of the log: a size and a root.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Upon {
    /// How many entries.
    pub size: u64,
    /// Their root.
    pub root: Hash,
}

impl Upon {
    /// The state that a checkpoint speaks of.
    pub fn at(checkpoint: &Checkpoint) -> Upon {
        Upon { size: checkpoint.size, root: checkpoint.root }
    }
}

impl FromStr for Upon {
    type Err = String;

    fn from_str(text: &str) -> Result<Upon, String> {
        let read = || {
            let (size, root) = text.split_once(' ')?;
            let size = size.parse().ok()?;
            let root = Hash(BASE64_STANDARD.decode(root).ok()?.try_into().ok()?);
            Some(Upon { size, root })
        };
        let upon = read().filter(|upon| upon.to_string() == text);
        upon.ok_or_else(|| format!("'{text}' is no state of the log: a size, a space, a root in base64"))
    }
}

impl std::fmt::Display for Upon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.size, BASE64_STANDARD.encode(self.root.0))
    }
}

impl<'a> Statement<'a> {
    /// What nobody has signed.
    pub fn unsigned(by: &str, content: Content<'a>) -> Statement<'a> {
        Statement { by: Cow::Owned(by.to_owned()), content, upon: None, signatures: vec![], group: vec![] }
    }

    /// What is to be signed, upon a state of the log.
    pub fn upon(by: &str, content: Content<'a>, upon: Upon) -> Statement<'a> {
        Statement { upon: Some(upon), ..Statement::unsigned(by, content) }
    }

    /// Several things that are said in one, unsigned; with [`Statement::group_upon`] they are to be signed.
    pub fn group(by: &str, members: Vec<Content<'a>>) -> Statement<'a> {
        let heading = group::heading(&members);
        Statement { group: members, ..Statement::unsigned(by, heading) }
    }

    /// Several things that are to be signed in one, upon a state of the log.
    pub fn group_upon(by: &str, members: Vec<Content<'a>>, upon: Upon) -> Statement<'a> {
        Statement { upon: Some(upon), ..Statement::group(by, members) }
    }

    /// What is said: by a group each of its members, otherwise one thing.
    pub fn contents(&self) -> &[Content<'a>] {
        if self.content.kind == Kind::Group { &self.group } else { std::slice::from_ref(&self.content) }
    }

    /// What an entry and the signed bytes have in common.
    pub(crate) fn parts(&self) -> Vec<(&str, canonical::Value<'_>)> {
        let Content { kind, fields } = &self.content;
        let mut members = Vec::with_capacity(6);
        members.push(("by", canonical::Value::Text(Cow::Borrowed(&*self.by))));
        members.push((kind.word(), canonical::Value::Texts(fields.pairs())));
        members.extend(self.upon.map(|upon| ("upon", canonical::Value::Text(upon.to_string().into()))));
        members
    }

    /// The bytes that are signed, for the log of a verifier key.
    pub fn signed_bytes(&self, log: &str) -> Vec<u8> {
        let mut members = self.parts();
        members.push(("log", canonical::Value::Text(log.into())));
        canonical::write(members)
    }

    /// The statement as it travels to the log or to a second officer: the signed bytes with the signatures so far.
    pub fn encode(&self, log: &str) -> String {
        let signatures: Vec<Fields> = self.signatures.iter().map(Signature::fields).collect();
        let mut members = self.parts();
        members.push(("log", canonical::Value::Text(log.into())));
        let signed = entry::SIGNED.into_iter().zip(&signatures);
        members.extend(signed.map(|(word, s)| (word, canonical::Value::Texts(s.pairs()))));
        if self.content.kind == Kind::Group {
            let each = self.group.iter().map(|said| (said.kind.word(), said.fields.pairs()));
            members.push((STATEMENTS, canonical::Value::Each(each.collect())));
        }
        // INVARIANT: what is written is UTF-8.
        String::from_utf8(canonical::write(members)).unwrap_or_default()
    }

    /// Reads a statement on its way, as [`Statement::decode`] does, and takes off it what comes with it and is not said.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn decode_with(text: &str) -> Result<(Statement<'static>, String, Beside), String> {
        let mut value = canonical::parse(text)?;
        let object = value.as_object_mut().ok_or("it is no JSON object")?;
        let mut take = |name: &str| match object.remove(name) {
            None => Ok(None),
            Some(serde_json::Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(format!("'{name}' is not a text")),
        };
        let beside = Beside { paper: take("paper")?, code: take("code")? };
        let (statement, log) = Statement::of(value)?;
        Ok((statement, log, beside))
    }

    /// Reads a statement on its way. Any JSON will do; what is signed is its canonical form. Also returns the verifier key
    /// of the log that it is for.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn decode(text: &str) -> Result<(Statement<'static>, String), String> {
        Statement::of(canonical::parse(text)?)
    }

    fn of(mut value: serde_json::Value) -> Result<(Statement<'static>, String), String> {
        let group = value.as_object_mut().and_then(|object| object.remove(STATEMENTS));
        let canonical =
            |value: &serde_json::Value| serde_json_canonicalizer::to_vec(value).map_err(|e| e.to_string());
        let bytes = canonical(&value)?;
        let said = entry::read(&bytes)?;
        if said.recorded.is_some() {
            return Err("when it is recorded is for the log to say: leave 'recorded' out".into());
        }
        let log = said.log.ok_or("it does not say for which log: 'log' is missing")?.into_owned();
        let mut statement = said.statement.into_owned();
        match (statement.content.kind, group) {
            (Kind::Group, Some(serde_json::Value::Array(members))) => {
                if members.len() > group::MOST {
                    return Err(format!(
                        "it has {} statements, a group at most {}",
                        members.len(),
                        group::MOST
                    ));
                }
                for member in &members {
                    statement.group.push(entry::read_member(&canonical(member)?)?.into_owned());
                }
                group::check(&statement.content.fields, &statement.group)?;
            }
            (Kind::Group, _) => return Err("a group comes with its 'statements', a list".into()),
            (_, Some(_)) => return Err("only a group has 'statements'".into()),
            _ => {}
        }
        Ok((statement, log))
    }

    /// The entries that it becomes on a day: one, or a group's heading and its members.
    pub fn into_entries(mut self, recorded: Day) -> Vec<Entry<'a>> {
        let members = std::mem::take(&mut self.group).into_iter();
        let members: Vec<_> = members.map(|content| Statement::unsigned(&self.by, content)).collect();
        let all = std::iter::once(self).chain(members);
        all.map(|statement| Entry { recorded, statement }).collect()
    }

    /// A statement that owns its texts.
    pub fn into_owned(self) -> Statement<'static> {
        Statement {
            by: Cow::Owned(self.by.into_owned()),
            content: self.content.into_owned(),
            upon: self.upon,
            signatures: self.signatures,
            group: self.group.into_iter().map(Content::into_owned).collect(),
        }
    }
}
