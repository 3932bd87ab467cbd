//! One State or organisation: what is answered about it, in every form. How the page looks is in `account`.

use axum::response::Response;
use comity_assess::{
    Standing,
    follow::Topic,
    promise::{CommitmentStatus, Which, commitments},
};
use comity_regime::{
    Act, ActorIx, InstrumentIx,
    proceeding::{Level, What},
    process::{Due, SessionReport},
    status::ActorStatus,
};
use serde_json::{Value, json};

use super::account::{Account, shown};
use crate::{
    answer::feeds,
    answer::tables::process::{commitment_rows, due_rows},
    part::{forum::due::as_calendar, list::Part, status::said},
    question::{form::Form, view::View},
    word::locale::t,
};

pub fn page(view: &View, id: &str) -> Response {
    let ix = match view.find_actor(id) {
        Ok(ix) => ix,
        Err(problem) => return view.problem(problem),
    };
    let actors = &view.regime.register().actors;
    let path = format!("/states/{}", actors[ix].id);
    let due = view.regime.due(ix, view.on);
    if view.form() == Form::Calendar {
        let title = t!(view, "what-it-owes", name = view.name(ix).text);
        let belongs = |forum| view.regime.membership(forum, view.on).recorded.possible.contains(ix);
        return as_calendar(view, &path, &title, &due, belongs);
    }
    if view.form() == Form::Feed {
        let title = format!("{}: acts", actors[ix].name);
        return view
            .answer_as(|| feeds::following(view, &path, &title, &Topic::State(actors[ix].id.clone())));
    }
    let list = view.parameter("list");
    let acts = acts(view, ix);
    let promised = commitments(&view.regime, view.on, &Which { actor: Some(ix), ..Which::default() });
    let standing = Standing::of(&view.regime, ix, view.on, &promised, &due);
    let attended = attended(view, ix);
    let instruments: Vec<&(InstrumentIx, ActorStatus)> =
        standing.treaties.iter().chain(&standing.texts).collect();
    let totals = [acts.len(), promised.len(), attended.len(), due.len(), instruments.len()];
    let part = match Part::of_each(view, &totals) {
        Ok(part) => part,
        Err(problem) => return view.problem(problem),
    };
    part.say(view, &path);
    let of = Lists {
        acts: part.cut(&acts),
        due: part.cut(&due),
        commitments: part.cut(&promised),
        instruments: part.cut(&instruments),
    };
    let attended = part.cut(&attended);
    view.answer(
        || shown(view, &Account { ix, standing: &standing, acts: of.acts, all: &acts, attended, part }),
        || of.json(view, ix, attended, &totals),
        || of.rows(view, list),
    )
}

/// The lists of one part, for programs.
struct Lists<'a> {
    acts: &'a [&'a Act],
    due: &'a [Due],
    commitments: &'a [CommitmentStatus],
    instruments: &'a [&'a (InstrumentIx, ActorStatus)],
}

impl Lists<'_> {
    fn json(
        &self,
        view: &View,
        ix: ActorIx,
        attended: &[(SessionReport, Option<Level>)],
        totals: &[usize; 5],
    ) -> Value {
        let register = view.regime.register();
        let a = &register.actors[ix];
        let instruments = self.instruments.iter().map(|(i, s)| {
            let bound = s.consent.as_ref().and_then(|c| c.bound);
            let id = &register.definition(*i).id;
            json!({ "instrument": id, "place": s.place, "sure": s.sure, "known_through": s.known, "bound_from": bound })
        });
        let acts = self.acts.iter().map(|act| {
            json!({ "date": act.date, "actor": register.actors[act.actor].id, "act": act.kind.word(),
                    "instrument": register.definition(act.instrument).id, "detail": act.detail(),
                    "source": view.regime.cited(act.sources()), "note": act.note() })
        });
        let attendance =
            attended.iter().map(|(s, level)| json!({ "session": s.session, "from": s.from, "level": level }));
        json!({ "id": a.id, "name": a.name, "kind": a.kind.word(), "from": a.from, "to": a.to,
                "instruments": instruments.collect::<Vec<_>>(), "acts": acts.collect::<Vec<_>>(),
                "totals": { "acts": totals[0], "commitments": totals[1], "attendance": totals[2], "due": totals[3] },
                "due": self.due, "commitments": self.commitments, "attendance": attendance.collect::<Vec<_>>() })
    }

    fn rows(&self, view: &View, list: &str) -> Vec<Vec<String>> {
        match list {
            "due" => due_rows(self.due),
            "commitments" => commitment_rows(self.commitments),
            "instruments" => self.instrument_rows(view),
            _ => self.act_rows(view),
        }
    }

    fn instrument_rows(&self, view: &View) -> Vec<Vec<String>> {
        let head =
            ["instrument", "title", "place", "bound_from", "known_through"].map(str::to_owned).to_vec();
        let each = self.instruments.iter().map(|(ix, status)| {
            let definition = view.regime.register().definition(*ix);
            let bound =
                status.consent.as_ref().and_then(|c| c.bound).map_or(String::new(), |day| day.to_string());
            let known = status.known.through().map_or(String::new(), |day| day.to_string());
            vec![
                definition.id.clone(),
                definition.title.clone(),
                said(status.place, status.sure),
                bound,
                known,
            ]
        });
        std::iter::once(head).chain(each).collect()
    }

    fn act_rows(&self, view: &View) -> Vec<Vec<String>> {
        let register = view.regime.register();
        let head =
            ["date", "actor", "act", "instrument", "detail", "source", "note"].map(str::to_owned).to_vec();
        let each = self.acts.iter().map(|a| {
            let (actor, source) = (register.actors[a.actor].id.clone(), view.regime.cited(a.sources()));
            let instrument = register.definition(a.instrument).id.clone();
            let (act, detail, note) = (a.kind.word().to_owned(), a.detail().to_owned(), a.note().to_owned());
            vec![a.date.to_string(), actor, act, instrument, detail, source, note]
        });
        std::iter::once(head).chain(each).collect()
    }
}

/// Everything it did by the day, in order; what it did under another name as well.
fn acts(view: &View, ix: ActorIx) -> Vec<&Act> {
    let origin = view.regime.register().actors.origin(ix);
    let own = view.regime.order().iter().flat_map(|ix| view.regime.acts_on(*ix).of(origin));
    // What those did that continue it is on their pages.
    let by = view.regime.register().actors[ix].by_its_end(view.on);
    let mut acts: Vec<&Act> = own.filter(|a| a.date.earliest <= by).collect();
    acts.sort_by_key(|a| (a.date.earliest, a.date.latest, a.entry));
    acts
}

/// The sessions in which an actor took part by a day, and at which level.
fn attended(view: &View, ix: ActorIx) -> Vec<(SessionReport, Option<Level>)> {
    let docket = view.regime.docket();
    let own = docket.all().filter(|p| p.actor == ix && p.date.earliest <= view.on);
    let mut attended: Vec<_> = own
        .filter_map(|p| match p.what {
            What::Attendance(level) => {
                Some((view.regime.session_report(&docket.session(&p.target)?, view.on), level))
            }
            _ => None,
        })
        .collect();
    attended.sort_by_key(|(s, _)| s.from.earliest);
    attended
}
