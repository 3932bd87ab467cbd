//! What a statement asks of the policies: all that it does, and in which circumstances.

use std::collections::{BTreeMap, BTreeSet};

use comity_regime::{Regime, definition::defines};

use crate::{
    Content, Fields, Kind, Statement,
    authority::{self, Case, Role},
    entry::REMOVES,
    keyring::Key,
    trust::{Trust, is_policy},
};

/// What each file of definitions defines, with the entry that says so.
#[derive(Clone, Debug, Default)]
pub struct Defined(BTreeMap<String, (u64, BTreeSet<&'static str>)>);

impl Defined {
    /// Takes a definition into account.
    pub fn apply(&mut self, fields: &Fields<'_>, index: u64) {
        let removes = fields.get(REMOVES);
        if removes.is_empty() {
            let words = defines(fields.get("text"));
            self.0.insert(fields.get("path").to_owned(), (index, words));
        } else {
            self.0.retain(|_, (entry, _)| entry.to_string() != removes);
        }
    }

    /// The path of the file that an entry defines.
    pub fn path_of(&self, entry: &str) -> Option<&str> {
        self.0.iter().find(|(_, (said, _))| said.to_string() == entry).map(|(path, _)| path.as_str())
    }

    /// What a definition concerns: what it defines, and what the text did whose place it takes, or which it removes.
    fn concerned(&self, fields: &Fields<'_>) -> BTreeSet<String> {
        let removes = fields.get(REMOVES);
        let before = self.0.iter().find(|(path, (entry, _))| {
            if removes.is_empty() { *path == fields.get("path") } else { entry.to_string() == removes }
        });
        let path = before.map_or(fields.get("path"), |(path, _)| path);
        if is_policy(path) {
            return BTreeSet::from(["policies".to_owned()]);
        }
        let mut words = defines(fields.get("text"));
        words.extend(before.into_iter().flat_map(|(_, (_, words))| words));
        let actions = words.into_iter().map(|word| match word {
            "record" => "description_of_record".to_owned(),
            "list" | "attribute" | "area" => "definition_of_measure".to_owned(),
            word => format!("definition_of_{word}"),
        });
        // A file that defines nothing, such as one with remarks alone, is at least this.
        let actions: BTreeSet<String> = actions.collect();
        if actions.is_empty() { BTreeSet::from(["definition_of_measure".to_owned()]) } else { actions }
    }
}

impl Trust {
    /// All that a statement asks of the policies, where it is said in a role by so many officers.
    pub(super) fn cases(
        &self,
        statement: &Statement<'_>,
        role: Role,
        officers: u8,
        regime: &Regime,
        index: u64,
    ) -> Vec<Case> {
        let mut cases: Vec<Case> = vec![];
        for content in statement.contents() {
            let Content { kind, fields } = content;
            let own = self.is_own(statement, content, role, regime, index);
            let keyed = self.keyring.of(about(content)).next().is_some();
            let cited = ["source", "decision"].iter().any(|column| !fields.get(column).is_empty());
            let actions = match kind {
                Kind::Definition => self.defined.concerned(fields),
                // Whoever corrects an act in its own name says that act anew, so it has to be permitted to do that as well: a
                // delegation takes back what the secretariat recorded of it, and does not put its own in its place.
                _ if own => {
                    std::iter::once(authority::action(content)).chain(authority::said_anew(content)).collect()
                }
                _ => BTreeSet::from([authority::action(content)]),
            };
            let each = actions.into_iter().map(|action| Case { role, action, own, keyed, officers, cited });
            cases.extend(each);
        }
        cases.dedup();
        cases
    }

    /// Whether it is about whoever says it: in its own name, its own forum, about its own key or paper.
    fn is_own(
        &self,
        statement: &Statement<'_>,
        content: &Content<'_>,
        role: Role,
        regime: &Regime,
        index: u64,
    ) -> bool {
        let Content { kind, fields } = content;
        match (kind, role) {
            (Kind::Key, _) if fields.get("does") == "approval" => true,
            (Kind::Key, role) => {
                let key = match fields.get("does") {
                    "rotation" => fields.get("replaces"),
                    _ => fields.get("key"),
                };
                let signed = |key: &Key| statement.signatures.iter().any(|s| s.key == key.key);
                // Officers hold their keys in one name, and none is another's own.
                let own = |key: &Key| {
                    if role == Role::Depositary { signed(key) } else { key.holder == statement.by }
                };
                self.keyring.current(key).is_some_and(own)
            }
            (Kind::Opened, _) => {
                let paper = fields.get("entry").parse().ok().and_then(|entry| self.papers.get(&entry));
                paper.is_some_and(|paper| paper.by == statement.by)
            }
            (Kind::Sealed, _) => true,
            (_, Role::Chair) => {
                let forum = statement.by.strip_prefix("chair:");
                forum.is_some() && forum == forum_of(regime, fields.get("target"), index)
            }
            _ => about(content) == statement.by,
        }
    }

    /// What would have to be otherwise.
    pub(super) fn forbidden(&self, case: &Case) -> String {
        let permits = |case: Case| self.permits(&case);
        let action = case.action.replace('_', " ");
        let may = format!("a {} may not do this: {action}", case.role.word());
        if permits(Case { officers: 2, ..case.clone() }) {
            return format!("this takes two officers ({action}): have another one countersign it");
        }
        if permits(Case { cited: true, ..case.clone() }) {
            return format!("{may} unless it cites what it rests on, in 'decision' or 'source'");
        }
        if permits(Case { own: true, ..case.clone() }) {
            return format!("{may} for others, only in its own name");
        }
        if permits(Case { keyed: false, ..case.clone() }) {
            return format!("{may} for whoever has a key to say it with");
        }
        let able =
            |role: &Role| permits(Case { role: *role, own: true, officers: 2, cited: true, ..case.clone() });
        match Role::ALL.into_iter().find(able) {
            Some(role) => format!("{may}; a {} may", role.word()),
            None => may,
        }
    }

    /// Whether policies permit something. Two officers of the depositary can always change them, whatever they say: nothing
    /// could ever be mended otherwise.
    pub(super) fn permits(&self, case: &Case) -> bool {
        let officers = case.role == Role::Depositary && case.officers >= 2;
        case.action == "policies" && officers || self.authority.as_ref().is_some_and(|a| a.permits(case))
    }
}

/// Whom something is said of.
fn about<'a>(content: &'a Content<'_>) -> &'a str {
    let column = match content.kind {
        Kind::Actor => "id",
        Kind::Name => "of",
        _ => "actor",
    };
    content.fields.get(column)
}

/// The forum that something belongs to, as of an entry: itself, a session, a decision.
fn forum_of<'a>(regime: &'a Regime, target: &'a str, before: u64) -> Option<&'a str> {
    let mut id = target;
    // A decision is of a session, and that of a forum; a bracket is of a provision of a text, and that of a forum.
    for _ in 0..8 {
        id = id.split('/').next().unwrap_or(id);
        if regime.register().forum(id).is_some() {
            return Some(id);
        }
        let recorded = regime.docket().recorded();
        id = &recorded.iter().rfind(|p| p.entry < before && !p.id.is_empty() && p.id == id)?.target;
    }
    None
}
