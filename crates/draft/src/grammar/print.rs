//! Acts as rows and as lines.

use comity_regime::{Day, proceeding::Drafting};

use super::row::Row;
use crate::{
    act::{Act, Does, Operation, Place, Proposal, sealed::hex},
    part::provision::{Tabled, Wordings},
};

/// The acts of a text as a file.
pub fn print_acts(acts: &[Act], text: &str) -> String {
    let mut printed = String::new();
    for act in acts {
        let row = row(act, text);
        printed.push_str(&format!("{} {} {}", row.day, row.actor, row.word));
        for part in [row.id, on(&row.target)] {
            if !part.is_empty() {
                printed.push_str(&format!(" {part}"));
            }
        }
        if let Some(until) = row.until {
            printed.push_str(&format!(" until {until}"));
        }
        // In a record folder no day of recording is known.
        if act.recorded != act.day && act.recorded != Day::MIN {
            printed.push_str(&format!(" known {}", act.recorded));
        }
        if !row.value.is_empty() {
            printed.push_str(&format!(" as {}", row.value));
        }
        printed.push('\n');
        for line in row.body.lines() {
            printed.push_str(&format!("  {line}\n"));
        }
        printed.push('\n');
    }
    printed.truncate(printed.trim_end().len());
    printed.push('\n');
    printed
}

fn on(target: &str) -> String {
    if target.is_empty() { String::new() } else { format!("on {target}") }
}

/// Lines below an act, each with its depth.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn line(&mut self, depth: usize, text: &str) {
        self.0.push_str(&"  ".repeat(depth));
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn pair(&mut self, depth: usize, key: &str, value: &str) {
        if !value.is_empty() {
            // One line, whatever was typed.
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            self.line(depth, &format!("{key}: {value}"));
        }
    }

    fn wordings(&mut self, depth: usize, wordings: &Wordings) {
        wordings.iter().for_each(|(language, words)| self.pair(depth, language, words));
    }

    fn provision(&mut self, depth: usize, tabled: &Tabled) {
        self.line(depth, &format!("{} {}", tabled.kind.word(), tabled.id));
        self.pair(depth + 1, "number", tabled.label.as_deref().unwrap_or_default());
        self.pair(depth + 1, "alternative to", tabled.alternative_to.as_deref().unwrap_or_default());
        if tabled.as_printed {
            self.pair(depth + 1, "as printed", "yes");
        }
        self.wordings(depth + 1, &tabled.wordings);
        tabled.within.iter().for_each(|below| self.provision(depth + 1, below));
    }

    fn proposal(&mut self, p: &Proposal) {
        self.pair(0, "instead of", p.instead_of.as_deref().unwrap_or_default());
        self.pair(0, "on behalf of", p.on_behalf_of.as_deref().unwrap_or_default());
        p.operations.iter().for_each(|op| self.operation(op));
        self.pair(0, "because", &p.because);
    }

    fn operation(&mut self, operation: &Operation) {
        let place = |place: &Place| format!("{} {}", place.word(), place.of());
        match operation {
            Operation::Insert { place: at, provisions } => {
                self.line(0, &format!("insert {}", place(at)));
                provisions.iter().for_each(|p| self.provision(1, p));
            }
            Operation::Replace { provision, wordings } => {
                self.line(0, &format!("replace {provision}"));
                self.wordings(1, wordings);
            }
            Operation::Words { provision, language, old, new, at } => {
                self.line(0, &format!("words {provision} {language}"));
                self.quoted(1, old, new, *at);
            }
            Operation::Delete { provision } => self.line(0, &format!("delete {provision}")),
            Operation::Move { provision, place: at } => {
                self.line(0, &format!("move {provision} {}", place(at)))
            }
            Operation::Split { provision, into, from } => {
                self.line(0, &format!("split {provision} into {into}"));
                self.pair(1, "from", from);
            }
            Operation::Merge { provision, into } => self.line(0, &format!("merge {provision} into {into}")),
        }
    }

    fn quoted(&mut self, depth: usize, old: &str, new: &str, at: usize) {
        self.pair(depth, "old", old);
        self.pair(depth, "new", new);
        if at > 0 {
            self.pair(depth, "at", &at.to_string());
        }
    }

    fn accounts(&mut self, key: &str, accounts: &[(String, String)]) {
        for (what, why) in accounts {
            self.pair(0, key, what);
            self.pair(1, "because", why);
        }
    }
}

/// The row of an act.
pub fn row(act: &Act, text: &str) -> Row {
    let mut lines = Lines::default();
    let (word, mut target, mut value, mut until) = (word(&act.does), text.to_owned(), String::new(), None);
    let provision = |id: &str| format!("{text}/{id}");
    match &act.does {
        Does::Opening(o) => {
            target.clone_from(&o.forum);
            lines.pair(0, "title", &o.title);
            lines.pair(0, "languages", &o.languages.join(", "));
            lines.pair(0, "chairs", &o.chairs.join(", "));
            lines.pair(0, "members", &o.members.join(", "));
            lines.pair(0, "observers", &o.observers.join(", "));
            lines.pair(0, "instrument", &o.instrument);
        }
        Does::Tabling { called, within, provisions, .. } => {
            value.clone_from(called);
            lines.pair(0, "within", within.as_deref().unwrap_or_default());
            provisions.iter().for_each(|p| lines.provision(0, p));
        }
        Does::Proposal(p) => lines.proposal(p),
        Does::Sealing { digest, .. } => lines.pair(0, "digest", &hex(digest)),
        Does::Unsealing { salt, proposal } => {
            target.clone_from(&proposal.id);
            lines.pair(0, "salt", &hex(salt));
            lines.proposal(proposal);
        }
        Does::Retabling { of, because, .. }
        | Does::Withdrawal { of, because }
        | Does::Lifting { of, because }
        | Does::Division { of, because } => {
            target.clone_from(of);
            lines.pair(0, "because", because);
        }
        Does::Cosponsorship { of } => target.clone_from(of),
        Does::Position { on, stance, because } => {
            target = provision(on);
            stance.word().clone_into(&mut value);
            lines.pair(0, "because", because);
        }
        Does::Bracket(b) => {
            target = provision(&b.provision);
            lines.pair(0, "language", &b.language);
            lines.pair(0, "words", &b.words);
            if b.at > 0 {
                lines.pair(0, "at", &b.at.to_string());
            }
            lines.pair(0, "because", &b.because);
        }
        Does::Package { of, because, .. } => {
            lines.pair(0, "on", &of.join(", "));
            lines.pair(0, "because", because);
        }
        Does::Decision { ruling, on, because, .. } => {
            ruling.word().clone_into(&mut value);
            lines.pair(0, "on", &on.join(", "));
            lines.pair(0, "because", because);
        }
        Does::Consolidation(c) => {
            target = provision(&c.provision);
            lines.pair(0, "language", &c.language);
            lines.pair(0, "wording", &c.wording);
            lines.pair(0, "takes", &c.takes.join(", "));
            lines.accounts("leaves", &c.leaves);
            lines.accounts("drops", &c.drops);
        }
        Does::Silence { on, until: last, .. } => {
            until = Some(*last);
            lines.pair(0, "on", &on.join(", "));
        }
        Does::Translation { provision: id, wordings } => {
            target = provision(id);
            lines.wordings(0, wordings);
        }
        Does::Correction { changes, until: last, because, .. } => {
            until = Some(*last);
            changes.iter().for_each(|op| lines.operation(op));
            lines.pair(0, "because", because);
        }
    }
    let id = act.does.makes().unwrap_or_default().to_owned();
    let (actor, body) = (act.actor.clone(), lines.0.trim_end().to_owned());
    Row { day: act.day, actor, word: word.word().to_owned(), id, target, value, until, body }
}

fn word(does: &Does) -> Drafting {
    match does {
        Does::Opening(_) => Drafting::Text,
        Does::Tabling { .. } => Drafting::Tabling,
        Does::Proposal(_) => Drafting::Proposal,
        Does::Sealing { .. } => Drafting::Sealing,
        Does::Unsealing { .. } => Drafting::Unsealing,
        Does::Retabling { .. } => Drafting::Retabling,
        Does::Withdrawal { .. } => Drafting::Withdrawal,
        Does::Cosponsorship { .. } => Drafting::Cosponsorship,
        Does::Position { .. } => Drafting::Position,
        Does::Bracket(_) => Drafting::Bracket,
        Does::Lifting { .. } => Drafting::Lifting,
        Does::Package { .. } => Drafting::Package,
        Does::Division { .. } => Drafting::Division,
        Does::Decision { .. } => Drafting::Decision,
        Does::Consolidation(_) => Drafting::Consolidation,
        Does::Silence { .. } => Drafting::Silence,
        Does::Translation { .. } => Drafting::Translation,
        Does::Correction { .. } => Drafting::Correction,
    }
}
