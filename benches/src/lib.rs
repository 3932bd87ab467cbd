//! A regime of any size to measure on: States that join and leave instruments, over and over, for a century.

pub mod office;

use std::{fs, path::Path};

use mimalloc::MiMalloc;

use comity_ledger::{Content, Fields, Kind};
use comity_regime::{
    Act, ActKind, Actor, ActorIx, ActorKind, Day, InstrumentIx, Regime, Register, SourceText,
    definition::define,
    language,
    load::{Folder, load},
};

/// The program's own: what is measured allocates as it does.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// So many actors ...
pub const ACTORS: u16 = 200;
/// ... and so many instruments: every pair has its own story.
pub const INSTRUMENTS: u16 = 40;
/// The days of the stories.
const DAYS: i32 = 36_500;

/// The first day of the stories.
pub fn first() -> Day {
    Day::new(1920, 1, 1).unwrap_or(Day::MIN)
}

/// Actors and instruments; the instruments bind at once, and let go at once.
pub fn register() -> Register {
    let mut register = Register::default();
    for n in 0..ACTORS {
        let actor = Actor {
            id: id(n),
            name: id(n),
            kind: ActorKind::State,
            from: None,
            to: None,
            continues: None,
            succeeds: None,
            sources: vec![],
            note: String::new(),
        };
        let _ = register.actors.add(actor);
    }
    register.settle_actors();
    let text: String = (0..INSTRUMENTS)
        .map(|n| format!("instrument t{n} \"T\"\n  enters into force  on 1 deposits\n  denunciation takes effect  on notification\n"))
        .collect();
    let source = SourceText::new("bench", &text);
    let (script, mut found) = language::parse(&source);
    define(&mut register, &source, &script, &mut found);
    register
}

/// What a log says before the first act: a source, the actors and the instruments.
pub fn contents() -> Vec<Content<'static>> {
    let source = Content { kind: Kind::Source, fields: Fields::new([("id", "s"), ("title", "S")]) };
    let actor = |n| Content {
        kind: Kind::Actor,
        fields: Fields::new([("id", id(n).as_str()), ("name", "A"), ("kind", "state")]),
    };
    let text = register().definition(InstrumentIx(0)).source.text.clone();
    let definition = Content::definition("instruments/t.instrument", &text);
    std::iter::once(source).chain((0..ACTORS).map(actor)).chain([definition]).collect()
}

/// An act as a log says it.
pub fn content(act: &Act) -> Content<'static> {
    let (date, instrument) = (act.date.to_string(), format!("t{}", act.instrument.0));
    Content::act(Fields::new([
        ("date", date.as_str()),
        ("actor", id(act.actor.0).as_str()),
        ("act", act.kind.word()),
        ("instrument", instrument.as_str()),
        ("source", "s"),
    ]))
}

/// An actor's id.
pub fn id(n: u16) -> String {
    format!("A{n:03}")
}

/// About `n` acts in order of date: each actor ratifies and denounces each instrument in turn, on other days than
/// its neighbours (a fixed sequence, the same in every run).
pub fn acts(n: usize) -> Vec<Act> {
    let each = (n / (usize::from(ACTORS) * usize::from(INSTRUMENTS))).max(1);
    let step = (DAYS / i32::try_from(each).unwrap_or(DAYS)).max(1);
    let mut acts = Vec::with_capacity(n);
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for actor in 0..ACTORS {
        for instrument in 0..INSTRUMENTS {
            for k in 0..each {
                // xorshift64: any even spread will do.
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                let jitter = i32::try_from(state % u64::from(step.unsigned_abs())).unwrap_or(0);
                let day = first().plus_days(i32::try_from(k).unwrap_or(0) * step + jitter);
                acts.push(Act {
                    date: day.into(),
                    effective: None,
                    actor: ActorIx(actor),
                    instrument: InstrumentIx(instrument),
                    kind: if k % 2 == 0 { ActKind::Ratification } else { ActKind::Denunciation },
                    entry: 0,
                    recorded: Day::MIN,
                    source: None,
                    particulars: None,
                });
            }
        }
    }
    acts.sort_by_key(|a| a.date.earliest);
    for (entry, act) in (0..).zip(&mut acts) {
        act.entry = entry;
    }
    acts
}

/// The built-in record.
#[allow(clippy::panic, clippy::unwrap_used, reason = "what is measured is in this repository")]
pub fn record() -> Regime {
    let record = Path::new(env!("CARGO_MANIFEST_DIR")).join("../record/nuclear-security");
    let mut folder = Folder::new();
    for within in ["", "instruments/", "pathways/", "acts/"] {
        for file in fs::read_dir(record.join(within)).unwrap() {
            let file = file.unwrap().path();
            if file.is_file() {
                let name = format!("{within}{}", file.file_name().unwrap().to_str().unwrap());
                folder.insert(name, fs::read(&file).unwrap());
            }
        }
    }
    load(&folder, None, None).unwrap_or_else(|found| panic!("{}", found[0])).regime
}
