//! No bytes make the entry decoder, the admission of an entry or the making of a regime panic; what decodes, encodes to the same bytes.
#![no_main]

use std::sync::{Arc, LazyLock};

use comity_ledger::{
    Content, Entry, LedgerError, Statement, contents,
    fold::{self, Past, rows::Rows},
    keyring::DEPOSITARY,
};
use comity_regime::{
    Day, Regime,
    load::{Folder, load},
};
use libfuzzer_sys::fuzz_target;

/// A small record: what its files say, the regime of that, and its rows.
static RECORD: LazyLock<(Vec<Content<'static>>, Regime, Arc<Rows>)> = LazyLock::new(|| {
    let mut folder = Folder::new();
    let text = "instrument t \"T\"\n  opened 2000-01-01\n  enters into force  30 days after 2 deposits\n\nforum f \"F\"\n  members {FRA, GBR}\n  meets every 2 years\n  decides by consensus\n";
    folder.insert("instruments/t.instrument".into(), text.into());
    folder.insert("actors.csv".into(), "id,name,kind\nFRA,France,state\nGBR,United Kingdom,state\n".into());
    folder.insert("sources.csv".into(), "id,title\ns,S\n".into());
    let said = contents(&folder);
    let rows = Rows::of_folder(&said);
    (said, load(&folder, None, None).unwrap().regime, Arc::new(rows))
});

/// The entries that came before: those of the record.
struct Before;

impl Past for Before {
    fn each(&self, take: &mut dyn FnMut(u64, &Entry<'_>)) -> Result<(), LedgerError> {
        for (index, content) in (0..).zip(&RECORD.0) {
            let statement = Statement::unsigned(DEPOSITARY, content.clone());
            take(index, &Entry { recorded: Day::MIN, statement });
        }
        Ok(())
    }
}

fuzz_target!(|data: &[u8]| {
    let Ok(entry) = Entry::decode(data) else { return };
    assert_eq!(entry.encode().unwrap(), data);
    let (said, regime, rows) = &*RECORD;
    let _ = fold::Admission::on(regime, rows).admit(&[entry], said.len() as u64, &Before);
    let _ = fold::regime(&[data]);
});
