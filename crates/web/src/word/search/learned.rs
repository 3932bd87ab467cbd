//! What is learned of a regime: of what there are few, and of acts on instruments and sources, of which there may be many.

use comity_regime::{Actor, Day, Regime, SourceIx, proceeding::What};

use super::{
    index::Reach,
    names::other_names,
    part::{Kind, Part, TITLE},
};
use crate::word::{
    address::{promise_path, source_path},
    locale::Language,
};

impl Part {
    /// Everything but acts on instruments and sources.
    pub(super) fn few(regime: &Regime) -> Part {
        let mut part = Part::default();
        let register = regime.register();
        for (_, actor) in register.actors.iter() {
            let at = part.add(Kind::State, &actor.id, format!("/states/{}", actor.id), &actor.name, "");
            let names = Language::ALL.into_iter().filter_map(|language| language.locale().name(&actor.id));
            names.for_each(|name| part.name(at, &name));
            other_names(&actor.id).for_each(|name| part.name(at, name));
            part.name(at, &actor.name);
            for called in register.names.each(&actor.id) {
                // The article stands behind the name, in brackets.
                let short = called.short.split(" (").next().unwrap_or_default();
                [short, &called.full].into_iter().filter(|n| !n.is_empty()).for_each(|n| part.name(at, n));
            }
        }
        for definition in &register.instruments {
            let path = format!("/instruments/{}", definition.id);
            let at = part.add(Kind::Instrument, &definition.id, path, &definition.title, "");
            part.titles(at, &definition.titles);
            part.called(at, &register.names, &definition.id);
            for element in &definition.elements {
                part.called(at, &register.names, &format!("{}/{}", definition.id, element.id));
            }
            let symbol = definition.symbol.iter().map(String::as_str);
            let text = symbol
                .chain(definition.covers.as_deref())
                .chain(definition.elements.iter().map(|e| e.text.as_str()));
            text.for_each(|text| part.learn(at, text, 1.0));
        }
        for forum in &register.forums {
            let at = part.add(Kind::Forum, &forum.id, format!("/forums/{}", forum.id), &forum.title, "");
            part.titles(at, &forum.titles);
            part.called(at, &register.names, &forum.id);
        }
        let docket = regime.docket();
        let mut sessions: Vec<_> = docket.ids().filter_map(|id| docket.session(id)).collect();
        // What is known by name has no order of its own.
        sessions.sort_by_key(|session| session.convening.entry);
        for session in sessions {
            let (id, place) = (session.id(), regime.session_report(&session, Day::MAX).place);
            let at = part.add(Kind::Session, id, format!("/sessions/{id}"), session.title(), "");
            part.learn(at, &place, 1.0);
            part.called(at, &register.names, id);
        }
        for commitment in regime.commitments(Day::MAX) {
            // What many have joined is found as the instrument.
            if commitment.key.contains('/') || register.instrument(&commitment.key).is_some() {
                continue;
            }
            let actor = &register.actors[commitment.actor].id;
            let path = promise_path(&commitment.key);
            let at = part.add(Kind::Commitment, &commitment.key, path, &commitment.text, actor);
            part.learn(at, actor, TITLE);
            part.learn(at, &register.actors[commitment.actor].name, 1.0);
            part.learn(at, &commitment.topic, 1.0);
        }
        part.negotiated(regime);
        part.proceedings(regime);
        part
    }

    /// Acts on instruments and sources, of those that one reach has and another not yet.
    pub(super) fn many(regime: &Regime, from: Reach, until: Reach) -> Part {
        let mut part = Part::default();
        let register = regime.register();
        for act in regime.acts().range(from.acts..until.acts) {
            let about = ["", register.definition(act.instrument).id.as_str()];
            let says = [act.detail(), act.note(), act.digest()];
            part.act(act.entry, act.kind.word(), &register.actors[act.actor], says, &about);
        }
        let listed = (from.listed..until.listed).map(SourceIx::Listed);
        for ix in listed.chain((from.cited..until.cited).map(SourceIx::Cited)) {
            part.source(regime, ix);
        }
        part
    }

    fn source(&mut self, regime: &Regime, ix: SourceIx) {
        let Some(source) = regime.register().sources.get(ix) else { return };
        let at = self.add(Kind::Source, &source.id, source_path(&source.id), &source.title, "");
        self.learn(at, &source.publisher, 1.0);
        self.items[at].turn = match ix {
            SourceIx::Listed(nth) => nth.into(),
            SourceIx::Cited(nth) => u64::from(nth) + (1 << 32),
        };
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

    /// What proceedings say: statements, decisions, documents, reports. Sessions and commitments are found as such.
    fn proceedings(&mut self, regime: &Regime) {
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
        (self.items[at].act, self.items[at].turn) = (word, entry);
        let texts = says.into_iter().chain(about).chain([word, actor.name.as_str()]);
        texts.for_each(|text| self.learn(at, text, 1.0));
        Some(at)
    }
}
