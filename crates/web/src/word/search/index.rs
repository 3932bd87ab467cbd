//! Which words lead where.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    ops::Bound,
};

use comity_regime::{
    Actor, Day, Regime,
    proceeding::What,
    register::{Names, Titles},
};

use super::{
    names::other_names,
    words::{likeness, words},
};
use crate::word::{address::source_path, locale::Language};

/// What kind of thing is found; the order in which they are shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    State,
    Instrument,
    Forum,
    Session,
    Commitment,
    Text,
    Provision,
    Act,
    Source,
}

impl Kind {
    /// Its word in JSON, and in the message that names it.
    pub fn word(self) -> &'static str {
        match self {
            Kind::State => "state",
            Kind::Instrument => "instrument",
            Kind::Forum => "forum",
            Kind::Session => "session",
            Kind::Commitment => "commitment",
            Kind::Text => "text",
            Kind::Provision => "provision",
            Kind::Act => "act",
            Kind::Source => "source",
        }
    }
}

/// Something that can be found.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// Its page.
    pub path: String,
    /// Its title or text, as the record has it.
    pub text: String,
    /// Whose it is, of a commitment and an act.
    pub actor: String,
    /// What was done, of an act.
    pub act: &'static str,
}

/// Which words lead where.
pub struct Index {
    items: Vec<Item>,
    /// For each word, the items it is in, and how much it says of each.
    words: BTreeMap<String, HashMap<usize, f64>>,
    /// The words of titles and names: only in these are slips forgiven. What acts say has no bounded number of words.
    titles: BTreeSet<String>,
    /// By all the words of a name, whose it is.
    names: HashMap<Vec<String>, Vec<usize>>,
}

/// A word of a title or a name says so much more than one of a text.
const TITLE: f64 = 3.0;
/// No more words of one text are learned.
const LEARNED: usize = 200;
/// No more words of a question are looked up.
const ASKED: usize = 12;

impl Index {
    /// Everything in a regime.
    pub fn of(regime: &Regime) -> Index {
        let mut index =
            Index { items: vec![], words: BTreeMap::new(), titles: BTreeSet::new(), names: HashMap::new() };
        let register = regime.register();
        for (_, actor) in register.actors.iter() {
            let at = index.add(Kind::State, &actor.id, format!("/states/{}", actor.id), &actor.name, "");
            let names = Language::ALL.into_iter().filter_map(|language| language.locale().name(&actor.id));
            names.for_each(|name| index.name(at, &name));
            other_names(&actor.id).for_each(|name| index.name(at, name));
            index.name(at, &actor.name);
            for called in register.names.each(&actor.id) {
                // The article stands behind the name, in brackets.
                let short = called.short.split(" (").next().unwrap_or_default();
                [short, &called.full].into_iter().filter(|n| !n.is_empty()).for_each(|n| index.name(at, n));
            }
        }
        for definition in &register.instruments {
            let path = format!("/instruments/{}", definition.id);
            let at = index.add(Kind::Instrument, &definition.id, path, &definition.title, "");
            index.titles(at, &definition.titles);
            index.called(at, &register.names, &definition.id);
            for element in &definition.elements {
                index.called(at, &register.names, &format!("{}/{}", definition.id, element.id));
            }
            let symbol = definition.symbol.iter().map(String::as_str);
            let text = symbol
                .chain(definition.covers.as_deref())
                .chain(definition.elements.iter().map(|e| e.text.as_str()));
            text.for_each(|text| index.learn(at, text, 1.0));
        }
        for forum in &register.forums {
            let at = index.add(Kind::Forum, &forum.id, format!("/forums/{}", forum.id), &forum.title, "");
            index.titles(at, &forum.titles);
            index.called(at, &register.names, &forum.id);
        }
        let docket = regime.docket();
        for session in docket.ids().filter_map(|id| docket.session(id)) {
            let (id, place) = (session.id(), regime.session_report(&session, Day::MAX).place);
            let at = index.add(Kind::Session, id, format!("/sessions/{id}"), session.title(), "");
            index.learn(at, &place, 1.0);
            index.called(at, &register.names, id);
        }
        for commitment in regime.commitments(Day::MAX) {
            // What many have joined is found as the instrument.
            if commitment.key.contains('/') || register.instrument(&commitment.key).is_some() {
                continue;
            }
            let actor = &register.actors[commitment.actor].id;
            let path = crate::word::address::promise_path(&commitment.key);
            let at = index.add(Kind::Commitment, &commitment.key, path, &commitment.text, actor);
            index.learn(at, actor, TITLE);
            index.learn(at, &register.actors[commitment.actor].name, 1.0);
            index.learn(at, &commitment.topic, 1.0);
        }
        index.negotiated(regime);
        index.acts(regime);
        for source in register.sources.iter() {
            let at = index.add(Kind::Source, &source.id, source_path(&source.id), &source.title, "");
            index.learn(at, &source.publisher, 1.0);
        }
        index
    }

    /// Texts under negotiation, by their titles; and their provisions that have a heading, by it in all its languages.
    fn negotiated(&mut self, regime: &Regime) {
        for text in comity_draft::texts(regime) {
            let path = format!("/texts/{}", text.id);
            self.add(Kind::Text, &text.id, path.clone(), &text.title, "");
            let Some(reading) = text.table(Day::MAX, Day::MAX).map(|table| table.reading()) else { continue };
            let headings =
                reading.provisions.iter().filter(|p| p.kind == comity_draft::provision::Kind::Heading);
            for heading in headings {
                let Some(of) = heading.parent.as_deref().and_then(|id| reading.provision(id)) else {
                    continue;
                };
                let at = self.add(
                    Kind::Provision,
                    &of.id,
                    format!("{path}/provisions/{}", of.id),
                    &reading.name(of),
                    "",
                );
                for words in reading.languages.iter().filter_map(|code| heading.printed(code, false)) {
                    self.learn(at, &words, TITLE);
                }
            }
        }
    }

    /// What acts say: statements, decisions, documents, reports, reservations. Sessions and commitments are found as such.
    fn acts(&mut self, regime: &Regime) {
        let register = regime.register();
        for (recorded, p) in regime.docket().readings() {
            let (particulars, whom) = match &p.what {
                What::Convening { .. } | What::Pledge { .. } => continue,
                What::Document { symbol, .. } => (symbol.as_str(), None),
                What::Election(office) => (office.as_str(), None),
                What::Mission { service, host, .. } => (service.as_str(), Some(*host)),
                _ => ("", None),
            };
            let whom = whom.map_or("", |host| &register.actors[host].name);
            let about = [particulars, whom, &p.id, &p.target];
            let at = self.act(
                p.entry,
                p.what.word(),
                &register.actors[p.actor],
                [&p.detail, &p.note, &p.digest],
                &about,
            );
            // Whoever has the words or the document that were corrected finds the act by them as well.
            if let Some(at) = at.filter(|_| recorded != p) {
                [&recorded.detail, &recorded.digest].into_iter().for_each(|text| self.learn(at, text, 1.0));
            }
        }
        for act in regime.acts().recorded() {
            let about = ["", register.definition(act.instrument).id.as_str()];
            let says = [act.detail(), act.note(), act.digest()];
            self.act(act.entry, act.kind.word(), &register.actors[act.actor], says, &about);
        }
    }

    /// An act: what it says, in its words, in a remark, and by the digest of a document; and what it is about, its
    /// particulars first. That it was done and nothing more is on the pages of whom and what it is about.
    fn act(
        &mut self,
        entry: u64,
        word: &'static str,
        actor: &Actor,
        says: [&str; 3],
        about: &[&str],
    ) -> Option<usize> {
        if says.iter().chain(about.first()).all(|text| text.is_empty()) {
            return None;
        }
        let about: Vec<&str> = about.iter().copied().filter(|text| !text.is_empty()).collect();
        let title = if says[0].is_empty() { about.join(", ") } else { says[0].to_owned() };
        let at = self.add(Kind::Act, &entry.to_string(), format!("/log/entries/{entry}"), &title, &actor.id);
        self.items[at].act = word;
        let texts = says.into_iter().chain(about).chain([word, actor.name.as_str()]);
        texts.for_each(|text| self.learn(at, text, 1.0));
        Some(at)
    }

    fn add(&mut self, kind: Kind, id: &str, path: String, text: &str, actor: &str) -> usize {
        let at = self.items.len();
        let (id, text, actor) = (id.to_owned(), text.to_owned(), actor.to_owned());
        let weight = if matches!(kind, Kind::Commitment | Kind::Act) { 1.0 } else { TITLE };
        // Whoever writes an id in full means what has it.
        self.name(at, &id);
        self.learn(at, &text, weight);
        self.items.push(Item { kind, id, path, text, actor, act: "" });
        at
    }

    /// What something is called in every language.
    fn called(&mut self, at: usize, names: &Names, id: &str) {
        for called in names.each(id) {
            self.learn(at, &called.short, TITLE);
            self.learn(at, &called.full, 1.0);
        }
    }

    fn titles(&mut self, at: usize, titles: &Titles) {
        titles.iter().for_each(|(_, title)| self.learn(at, title, TITLE));
    }

    /// A name of it: whoever asks for just that is led there first.
    fn name(&mut self, at: usize, name: &str) {
        self.learn(at, name, TITLE);
        let named = self.names.entry(words(name)).or_default();
        if !named.contains(&at) {
            named.push(at);
        }
    }

    fn learn(&mut self, at: usize, text: &str, weight: f64) {
        for word in words(text).into_iter().take(LEARNED) {
            if weight >= TITLE {
                self.titles.insert(word.clone());
            }
            let known = self.words.entry(word).or_default().entry(at).or_default();
            *known = known.max(weight);
        }
    }

    /// The words that answer a word, with the items they are in, and how well.
    fn like<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (&'a HashMap<usize, f64>, f64)> {
        let from = (Bound::Included(word), Bound::Unbounded);
        let begin = self.words.range::<str, _>(from).take_while(move |(known, _)| known.starts_with(word));
        let begin = begin.filter_map(move |(known, items)| Some((items, likeness(word, known)?)));
        let slips = self.titles.iter().filter(move |known| !known.starts_with(word));
        let slips = slips.filter_map(move |known| likeness(word, known).zip(self.words.get(known)));
        begin.chain(slips.map(|(likeness, items)| (items, likeness)))
    }

    /// What a question finds, the best first: what answers every word of it, or else what answers most of them.
    pub fn find(&self, question: &str) -> Vec<&Item> {
        let asked = words(question);
        let mut found: HashMap<usize, (usize, f64)> = HashMap::new();
        let mut seen = HashSet::new();
        for word in asked.iter().filter(|word| seen.insert(*word)).take(ASKED) {
            let mut best: HashMap<usize, f64> = HashMap::new();
            for (items, likeness) in self.like(word) {
                // A word that is everywhere says little (inverse document frequency).
                let rarity = share(self.items.len(), items.len()).ln_1p();
                for (at, weight) in items {
                    let score = best.entry(*at).or_default();
                    *score = score.max(likeness * weight * rarity);
                }
            }
            for (at, score) in best {
                let (answered, sum) = found.entry(at).or_default();
                *answered += 1;
                *sum += score;
            }
        }
        let most = found.values().map(|(answered, _)| *answered).max().unwrap_or(0);
        let mut found: Vec<(usize, f64)> =
            found.into_iter().filter(|(_, (n, _))| *n == most).map(|(at, (_, score))| (at, score)).collect();
        let named = self.names.get(&asked).map(Vec::as_slice).unwrap_or_default();
        found.sort_by(|(a, x), (b, y)| {
            let first = named.contains(b).cmp(&named.contains(a));
            first.then_with(|| y.total_cmp(x)).then_with(|| a.cmp(b))
        });
        found.into_iter().map(|(at, _)| &self.items[at]).collect()
    }
}

#[expect(clippy::cast_precision_loss, reason = "a weight")]
fn share(all: usize, some: usize) -> f64 {
    all as f64 / some.max(1) as f64
}
