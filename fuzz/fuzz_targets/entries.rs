//! No bytes make the entry decoder or the admission of an act panic; what decodes, encodes to the same bytes.
#![no_main]

use std::sync::LazyLock;

use comity_ledger::{Entry, fold};
use comity_regime::{Regime, load::{Folder, load}};
use libfuzzer_sys::fuzz_target;

static REGIME: LazyLock<Regime> = LazyLock::new(|| {
    let mut folder = Folder::new();
    let text = "instrument t \"T\"\n  opened 2000-01-01\n  enters into force  30 days after 2 deposits\n\nforum f \"F\"\n  members {FRA, GBR}\n  meets every 2 years\n  decides by consensus\n";
    folder.insert("instruments/t.instrument".into(), text.into());
    folder.insert("actors.csv".into(), "id,name,kind\nFRA,France,state\nGBR,United Kingdom,state\n".into());
    folder.insert("sources.csv".into(), "id,title\ns,S\n".into());
    load(&folder, None, None).unwrap().regime
});

fuzz_target!(|data: &[u8]| {
    let Ok(entry) = Entry::decode(data) else { return };
    assert_eq!(entry.encode().unwrap(), data);
    let _ = fold::Admission::on(&REGIME).admit(&entry, 7);
    let _ = fold::regime(&[entry]);
});
