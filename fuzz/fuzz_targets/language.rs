//! No text makes the parser panic or hang; what can be read, prints to a text that reads back as the same.
#![no_main]

use comity_regime::{SourceText, language};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (script, found) = language::parse(&SourceText::new("fuzz.instrument", text));
    if found.is_empty() {
        let printed = language::print(&script);
        let (again, wrong) = language::parse(&SourceText::new("printed.instrument", &printed));
        assert!(wrong.is_empty(), "{printed}\n{wrong:?}");
        assert_eq!(language::print(&again), printed);
    }
    let _ = language::parse_set(&SourceText::new("set", text));
});
