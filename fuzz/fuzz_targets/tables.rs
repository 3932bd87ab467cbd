//! No record folder makes the loader or the engine panic or hang.
#![no_main]

use comity_regime::load::{Folder, load};
use libfuzzer_sys::fuzz_target;

const INSTRUMENT: &str = "instrument t \"T\"\n  opened 2000-01-01\n  enters into force  30 days after 2 deposits\n\ninstrument p \"P\"\n  force political\n  takes effect on subscription\n  element e \"E\" every 1 year\n\nforum f \"F\"\n  members {AAA, BBB}\n  meets every 2 years\n  between sessions every year \"x\"\n  decides by a majority of members\n  decides on s by silence\n\nforum g \"G\"\n  members by invitation\n  meets when half of members request it\n  decides by consensus\n";
const ACTORS: &str = "id,name,kind,from,to,continues\nAAA,A,state,,2001-01-01,\nBBB,B,state,2001-01-01,,AAA\nCCC,C,organisation,,,\n";
const SOURCES: &str = "id,title\ns,S\n";

fuzz_target!(|data: &[u8]| {
    // Which table is fuzzed, and then its bytes; the others are sound.
    let Some((which, bytes)) = data.split_first() else { return };
    let mut folder = Folder::new();
    folder.insert("instruments/t.instrument".into(), INSTRUMENT.into());
    folder.insert("actors.csv".into(), ACTORS.into());
    folder.insert("sources.csv".into(), SOURCES.into());
    let path = ["acts.csv", "actors.csv", "attributes.csv", "sources.csv", "instruments/t.instrument"][usize::from(which % 5)];
    let header = if which & 128 == 0 && path == "acts.csv" { "date,actor,act,instrument,source,target,detail,effective,id,whom,value,from,until\n" } else { "" };
    folder.insert(path.into(), [header.as_bytes(), bytes].concat());
    match load(&folder, None, None) {
        Ok(loaded) => {
            for &ix in loaded.regime.order() {
                let day = "2010-01-01".parse().unwrap();
                let _ = (loaded.regime.status(ix, day), loaded.regime.explain(ix, day), loaded.regime.statements(ix, day));
            }
            let day = "2010-01-01".parse().unwrap();
            for (ix, _) in loaded.regime.register().actors.iter() {
                let _ = loaded.regime.due(ix, day);
            }
            for p in loaded.regime.docket().all() {
                let _ = (loaded.regime.outcome(p, day), loaded.regime.proceeding_columns(p));
            }
        }
        Err(found) => found.iter().for_each(|d| drop(d.to_string())),
    }
});
