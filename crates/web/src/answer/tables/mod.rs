//! Answers as rows: what the command line and the pages give as CSV, and the JSON of sets and timelines.

pub(crate) mod lines;
mod participants;
pub mod process;

pub use participants::{dates, participants};

use comity_regime::{
    Act, ActorIx, Count, Day, InstrumentIx, Regime, When, engine::Extent, register::Known, status::Status,
};
use serde::Serialize;

fn row<const N: usize>(fields: [&str; N]) -> Vec<String> {
    fields.map(str::to_owned).to_vec()
}

/// An act's columns as JSON.
pub fn as_object(columns: comity_regime::load::Columns) -> serde_json::Value {
    columns.into_iter().map(|(column, text)| (column.to_owned(), serde_json::Value::String(text))).collect()
}

/// Instruments, in a row each.
pub fn statuses(statuses: &[Status]) -> Vec<Vec<String>> {
    let mut rows = vec![row([
        "instrument",
        "title",
        "force",
        "on",
        "in_force",
        "entry_into_force",
        "trigger_date",
        "trigger_actors",
        "parties",
        "states",
        "organisations",
        "signatories",
        "needed",
        "have",
        "sure",
        "known_through",
        "parties_by_name",
        "published",
        "published_counted",
        "published_date",
        "published_source",
    ])];
    for s in statuses {
        let count = |c: Option<Count>| c.map_or(String::new(), |c| c.to_string());
        let when = |w: Option<When>| w.map_or(String::new(), |w| w.to_string());
        rows.push(vec![
            s.instrument.clone(),
            s.title.clone(),
            s.force.to_owned(),
            s.on.to_string(),
            s.in_force.map_or(String::new(), |f| f.to_string()),
            when(s.entry_into_force),
            when(s.trigger.as_ref().map(|t| t.date)),
            s.trigger.as_ref().map_or(String::new(), |t| t.actors.join(" ")),
            s.parties.to_string(),
            s.states.to_string(),
            s.organisations.to_string(),
            s.signatories.to_string(),
            count(s.needed),
            count(s.have),
            s.sure.to_string(),
            s.known_through.through().map_or(String::new(), |day| day.to_string()),
            s.by_name.parties.to_string(),
            s.published.as_ref().map_or(String::new(), |p| p.number.to_string()),
            s.published.as_ref().map_or(String::new(), |p| p.counted.word().to_owned()),
            when(s.published.as_ref().map(|p| p.date)),
            s.published.as_ref().map_or(String::new(), |p| p.sources.join("; ")),
        ]);
    }
    rows
}

/// Who is in a set.
#[derive(Clone, Debug, Serialize)]
pub struct Members {
    /// The set, as it is understood.
    pub set: String,
    /// The day.
    pub on: Day,
    /// How many: after the day through which the record is complete those that may be members are among them.
    pub count: Count,
    /// How many of them the record names.
    pub by_name: Count,
    /// Through which day it is known; `null` where the record does not say, or nothing can be missing.
    pub known_through: Known,
    /// Whether nothing about it is in doubt.
    pub sure: bool,
    /// Who is named; uncertain members included.
    pub actors: Vec<Member>,
}

/// A member of a set.
#[derive(Clone, Debug, Serialize)]
pub struct Member {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// False where membership depends on dates that are not known, or on acts that may be missing.
    pub sure: bool,
}

impl Members {
    /// The members of a set, by name.
    pub fn new(regime: &Regime, set: &str, on: Day, extent: &Extent) -> Members {
        let Extent { recorded, bounds, count, known } = *extent;
        let member = |ix| {
            let actor = &regime.register().actors[ix];
            Member { id: actor.id.clone(), name: actor.name.clone(), sure: bounds.sure.contains(ix) }
        };
        let mut actors: Vec<Member> = recorded.possible.iter().map(member).collect();
        actors.sort_by(|a, b| a.name.cmp(&b.name));
        Members {
            set: set.to_owned(),
            on,
            count,
            by_name: recorded.count(),
            known_through: known,
            sure: extent.is_sure(),
            actors,
        }
    }

    /// In a row each.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let each = self.actors.iter().map(|m| vec![m.id.clone(), m.name.clone(), m.sure.to_string()]);
        std::iter::once(row(["id", "name", "sure"])).chain(each).collect()
    }
}

/// Something that happened under an instrument.
#[derive(Clone, Debug, Serialize)]
pub struct Event {
    /// When.
    pub date: When,
    /// The kind of act, or what came of acts.
    pub what: String,
    /// Who acted; empty for what came of acts.
    pub actor: String,
    /// Their name.
    pub name: String,
    /// Actors that have consented to be bound by then.
    #[serde(serialize_with = "as_text")]
    pub contracting: Count,
    /// What the requirement for entry into force needs then.
    #[serde(serialize_with = "as_optional_text")]
    pub needed: Option<Count>,
    /// Actors bound on that day.
    #[serde(serialize_with = "as_text")]
    pub parties: Count,
    /// False where these counts depend on dates that are not known, or on acts that may be missing: the record names so many.
    pub sure: bool,
    /// The id of the source.
    pub source: String,
    /// The article, terms or remark.
    pub note: String,
}

// One column each in CSV: a range is written as it is read, 98-101.
fn as_text<S: serde::Serializer>(count: &Count, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(count)
}

fn as_optional_text<S: serde::Serializer>(count: &Option<Count>, serializer: S) -> Result<S::Ok, S::Error> {
    match count {
        Some(count) => serializer.collect_str(count),
        None => serializer.serialize_none(),
    }
}

/// What happened under an instrument.
#[derive(Clone, Debug)]
pub enum Happened {
    /// It entered into force.
    EntryIntoForce,
    /// Somebody acted: as the act reads now.
    Act(Act),
    /// A denunciation took effect, of the State that is there then.
    Left(ActorIx),
}

impl Happened {
    fn actor(&self) -> Option<ActorIx> {
        match self {
            Happened::EntryIntoForce => None,
            Happened::Act(act) => Some(act.actor),
            Happened::Left(actor) => Some(*actor),
        }
    }
}

/// Everything that happened under an instrument by a day, in order.
pub fn happened(regime: &Regime, ix: InstrumentIx, until: Day) -> Vec<(When, Happened)> {
    let (standing, actors) = (regime.standing(ix), &regime.register().actors);
    let name = |what: &Happened| what.actor().map_or("", |actor| actors[actor].name.as_str());
    let entry = standing.entry.as_ref().map(|entry| (entry.date, Happened::EntryIntoForce));
    let left = standing.left.iter().flat_map(|(origin, days)| {
        days.iter().map(|day| (*day, Happened::Left(actors.standing_for(*origin, day.earliest))))
    });
    let mut all: Vec<(When, Happened)> = entry.into_iter().chain(left).collect();
    for (_, acts) in regime.acts_on(ix).all_read() {
        all.extend(acts.iter().map(|act| (act.date, Happened::Act(act.clone()))));
    }
    all.retain(|(date, _)| date.earliest <= until);
    let acts = |what: &Happened| matches!(what, Happened::Act(_));
    all.sort_by(|(a, x), (b, y)| {
        (a.earliest, a.latest, acts(x), name(x)).cmp(&(b.earliest, b.latest, acts(y), name(y)))
    });
    all
}

/// What happened under an instrument, with how many had joined it by then.
pub fn timeline(regime: &Regime, ix: InstrumentIx, happened: &[(When, Happened)]) -> Vec<Event> {
    let standing = regime.standing(ix);
    let register = regime.register();
    let known = Known::of(register.definition(ix).complete);
    let event = |(date, what): &(When, Happened)| {
        // The count is the one at the end of the day by which it surely had happened, if that day is known.
        let day = if date.latest == Day::MAX { date.earliest } else { date.latest };
        let (contracting, parties) = (standing.contracting.at(day).count(), standing.bound.at(day).count());
        let exact = |count: Count| count.min == count.max;
        let actor = what.actor().map(|actor| &register.actors[actor]);
        let act = if let Happened::Act(act) = what { Some(act) } else { None };
        let said = act.iter().flat_map(|act| [act.detail(), act.note()]);
        Event {
            date: *date,
            what: match what {
                Happened::EntryIntoForce => "enters into force".into(),
                Happened::Act(act) => act.kind.to_string(),
                Happened::Left(_) => "denunciation takes effect".into(),
            },
            actor: actor.map_or(String::new(), |a| a.id.clone()),
            name: actor.map_or(String::new(), |a| a.name.clone()),
            contracting,
            needed: regime.tallies(ix, day).first().map(|t| t.needed),
            parties,
            sure: known.covers(day) && exact(contracting) && exact(parties),
            source: act.map_or(String::new(), |act| regime.cited(act.sources())),
            note: said.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; "),
        }
    };
    happened.iter().map(event).collect()
}
