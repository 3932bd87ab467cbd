//! Word: every reading is read back from its document to the same words, what is changed in a document comes back as a proposal,
//! and a file that is no such document is refused with the reason.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

use std::{
    env, fs,
    io::{Cursor, Read, Write},
    path::PathBuf,
    process::Command,
};

use comity_draft::{
    Act, Does, Table,
    act::{Operation, Proposal},
    clause::RULE,
    fold,
    import::{
        import,
        word::{Change, Changes, Document, changes, read},
    },
    read_acts, try_act,
    write::{docx, docx_compared},
};
use comity_regime::{Day, SourceText};
use proptest::prelude::*;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

fn acts() -> Vec<Act> {
    read_acts(&SourceText::new("x.text", include_str!("fixtures/harbour.text"))).unwrap()
}

fn table(acts: &[Act]) -> Table {
    fold(acts, Day::MAX, Day::MAX).unwrap()
}

/// A document of some parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A document whose body is some XML.
fn document(body: &str) -> Vec<u8> {
    let xml =
        format!("<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}<w:sectPr/></w:body></w:document>");
    package(&[("word/document.xml", xml.as_bytes())])
}

/// A document, with its body as an editor leaves it.
fn edited(bytes: &[u8], edit: impl Fn(String) -> String) -> Vec<u8> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts: Vec<(String, Vec<u8>)> = vec![];
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut part = vec![];
        file.read_to_end(&mut part).unwrap();
        let name = file.name().unwrap().to_string();
        if name == "word/document.xml" {
            let before = String::from_utf8(part).unwrap();
            let after = edit(before.clone());
            assert_ne!(before, after, "the edit must change something");
            part = after.into_bytes();
        }
        parts.push((name, part));
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
    package(&parts)
}

/// What a document proposes for the text that it was made of.
fn proposed(acts: &[Act], bytes: &[u8]) -> Changes {
    let document = read(bytes).unwrap();
    let base = document.base.clone().expect("it says of which reading it is");
    let reading = base.reading(acts).expect("the reading is recognised");
    changes(&document, &reading, &table(acts).reading(), &base.language, "new")
}

fn texts(document: &Document) -> Vec<String> {
    document.paragraphs.iter().map(|p| p.text().trim().to_owned()).collect()
}

#[test]
fn every_reading_is_read_back_to_the_same_words() {
    let acts = acts();
    for n in 3..=acts.len() {
        let table = table(&acts[..n]);
        let reading = table.reading();
        for language in ["en", "fr"] {
            let bytes = docx(&reading, n, language).unwrap();
            assert_eq!(bytes, docx(&reading, n, language).unwrap(), "the same bytes");
            let document = read(&bytes).unwrap();
            let lines: Vec<String> = reading.provisions.iter().map(|p| p.line(language, true)).collect();
            assert_eq!(texts(&document)[2..], lines);
            assert_eq!(document.base.as_ref().unwrap().reading(&acts), Some(reading.clone()));
            assert_eq!(proposed(&acts, &bytes), Changes::default(), "nothing was changed");
            let waits: usize = reading.provisions.iter().map(|p| p.pending(language).len()).sum();
            assert_eq!(document.found.comments.len(), waits);
        }
    }
}

/// A text whose provisions have rules, one of them in brackets, and one with signs that XML escapes.
const RULED: &str = include_str!("ruled.text");

#[test]
fn rules_are_read_back_and_another_rule_is_a_proposal() {
    let acts = read_acts(&SourceText::new("x.text", RULED)).unwrap();
    for n in 3..=acts.len() {
        let reading = table(&acts[..n]).reading();
        let bytes = docx(&reading, n, "en").unwrap();
        let document = read(&bytes).unwrap();
        let rules: Vec<(&str, String)> = document
            .paragraphs
            .iter()
            .filter_map(|p| Some((reading.provisions[p.rule?].id.as_str(), p.text())))
            .collect();
        let printed = reading
            .provisions
            .iter()
            .filter_map(|p| Some((p.id.as_str(), format!("rule: {}", p.printed(RULE, false)?))));
        assert_eq!(rules, printed.collect::<Vec<_>>());
        assert_eq!((rules.len(), document.found.rules), (n, n), "one more is proposed");
        assert_eq!(proposed(&acts, &bytes), Changes::default(), "nothing was changed");
        assert!(!document.lines().contains("rule:"), "a rule is no word of a text that is imported");
    }
    let bytes = docx(&table(&acts).reading(), acts.len(), "en").unwrap();
    let changed = |old: &str, new: &str| proposed(&acts, &edited(&bytes, |body| body.replace(old, new)));
    let longer = changed("for later parties 30 days", "for later parties 60 days");
    let wordings = [(RULE.to_owned(), "for later parties 60 days after own deposit".to_owned())].into();
    let replace = Operation::Replace { provision: "a1.2".into(), wordings };
    assert_eq!(longer, Changes { operations: vec![replace], left_out: vec![] });
    let proposal = Proposal { id: "p9".into(), operations: longer.operations, ..Proposal::default() };
    let act = Act { actor: "BBB".into(), does: Does::Proposal(proposal), ..acts[3].clone() };
    let after = try_act(&acts, &act).unwrap();
    assert_eq!(
        after.reading().provision("a1.2").unwrap().printed(RULE, false).unwrap(),
        "for later parties [30][60] days after own deposit"
    );
    let left = |old: &str, new: &str| {
        let made = changed(old, new);
        assert_eq!(made.operations, []);
        made.left_out.join("; ")
    };
    assert!(left("after [2][3] deposits", "after 4 deposits").contains("a1.1 changes a rule"));
    assert!(left("depositary CHR", "depositary AAA").contains("a1.3 changes a rule"));
    assert!(left("rule: for later parties 30 days after own deposit", "").contains("a1.2 has lost its rule"));
}

#[test]
fn a_reading_that_never_was_is_not_recognised() {
    let acts = acts();
    let bytes = docx(&table(&acts).reading(), acts.len(), "en").unwrap();
    let mut base = read(&bytes).unwrap().base.unwrap();
    base.acts -= 1;
    assert_eq!(base.reading(&acts), None);
    base.acts = acts.len() + 1;
    assert_eq!(base.reading(&acts), None);
}

#[test]
fn what_is_changed_in_a_document_is_a_proposal() {
    let acts = acts();
    let bytes = docx(&table(&acts).reading(), acts.len(), "en").unwrap();
    let theirs = edited(&bytes, |xml| {
        let paragraph = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
        let end = xml.find("</w:p>").map(|at| at + "</w:p>".len()).unwrap();
        assert!(end < xml.len());
        // One word, tracked; two new paragraphs behind the first article's first.
        let reports = "every two years.</w:t></w:r>";
        assert_eq!(xml.matches(reports).count(), 1);
        let xml = xml.replace(
            reports,
            "every </w:t></w:r><w:del w:author=\"x\"><w:r><w:delText>two</w:delText></w:r></w:del><w:ins w:author=\"x\"><w:r><w:t>three</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> years.</w:t></w:r>",
        );
        let at = xml.find("three").unwrap();
        let at = at + xml[at..].find("</w:p>").unwrap() + "</w:p>".len();
        let new = format!("{}{}", paragraph("2. Reports are short:"), paragraph("(a) two pages;"));
        format!("{}{new}{}", &xml[..at], &xml[at..])
    });
    let made = proposed(&acts, &theirs);
    assert_eq!(made.left_out, Vec::<String>::new());
    let [Operation::Replace { provision, wordings }, Operation::Insert { place, provisions }] =
        made.operations.as_slice()
    else {
        panic!("{made:?}");
    };
    assert_eq!(
        (provision.as_str(), wordings["en"].as_str()),
        ("a1.1", "Each Party shall report to the secretariat every three years.")
    );
    assert_eq!((place.word(), place.of()), ("after", "a1.1"));
    let all: Vec<(&str, &str)> =
        provisions.iter().flat_map(|p| p.all()).map(|p| (p.kind.word(), p.wordings["en"].as_str())).collect();
    assert_eq!(all, [("paragraph", "Reports are short:"), ("point", "two pages;")]);
    assert_eq!(provisions[0].within.len(), 1, "the point stands in the paragraph");

    // It is an act that no rule refuses, and the brackets stand around the word alone.
    let day = Day::parse("2031-03-09").unwrap();
    let does = Does::Proposal(Proposal {
        id: "new".into(),
        operations: made.operations.clone(),
        ..Proposal::default()
    });
    let act = Act { day, recorded: day, actor: "CCC".into(), does };
    let reading = try_act(&acts, &act).unwrap().reading();
    let line = reading.provision("a1.1").unwrap().line("en", true);
    assert_eq!(line, "1. Each Party shall report to the secretariat every [two][three — CCC] years.");
}

#[test]
fn what_goes_in_a_document_is_struck_out() {
    let acts = acts();
    let bytes = docx(&table(&acts).reading(), acts.len(), "en").unwrap();
    let without = |xml: String, words: &str| {
        let at = xml.find(words).unwrap();
        let from = xml[..at].rfind("<w:p>").unwrap();
        let to = at + xml[at..].find("</w:p>").unwrap() + "</w:p>".len();
        format!("{}{}", &xml[..from], &xml[to..])
    };
    let made = proposed(&acts, &edited(&bytes, |xml| without(xml, "Each Party shall report")));
    assert_eq!(
        made,
        Changes { operations: vec![Operation::Delete { provision: "a1.1".into() }], left_out: vec![] }
    );
    // An article goes with all in it, and is struck out once; its head alone is left alone.
    let head = |xml: String| without(xml, ">Article 2<");
    let made = proposed(&acts, &edited(&bytes, head));
    assert_eq!(made.operations, []);
    assert_eq!(made.left_out, ["a2 is gone, but not all that stands in it"]);
    let whole = |xml: String| {
        let from = xml[..xml.find(">Article 2<").unwrap()].rfind("<w:p>").unwrap();
        format!("{}{}", &xml[..from], &xml[xml.find("<w:sectPr>").unwrap()..])
    };
    let made = proposed(&acts, &edited(&bytes, whole));
    assert_eq!(made.operations, [Operation::Delete { provision: "a2".into() }]);
}

#[test]
fn what_others_propose_is_not_changed_by_a_document() {
    let acts = acts();
    let bytes = docx(&table(&acts).reading(), acts.len(), "en").unwrap();
    for (old, new, provision) in [
        (">tenth<", ">third<", "a2.1"),
        (" — AAA", " — BBB", "a2.1"),
        ("The secretariat publishes a summary.", "Nobody publishes a summary.", "a1.3"),
        (">Article 1<", ">Article 9<", "a1"),
    ] {
        let made = proposed(&acts, &edited(&bytes, |xml| xml.replace(old, new)));
        assert_eq!(made.operations, [], "{old}");
        let [left] = made.left_out.as_slice() else { panic!("{old}: {made:?}") };
        assert!(left.starts_with(&format!("{provision} changes what is proposed")), "{left}");
    }
    // Two provisions in one paragraph, and one at another place, are said and not guessed.
    let joined = edited(&bytes, |xml| {
        let at = xml.find("Each Party shall report").unwrap();
        let end = at + xml[at..].find("</w:p>").unwrap();
        let next = end + xml[end..].find("<w:bookmarkStart").unwrap();
        format!("{}{}", &xml[..end], &xml[next..])
    });
    let made = proposed(&acts, &joined);
    assert_eq!(made.operations, []);
    assert_eq!(made.left_out.len(), 2, "{made:?}");
}

/// What an editor can do to a document, and a proposal cannot say, is said and not dropped.
#[test]
fn what_is_no_proposal_is_said() {
    let acts = acts();
    let bytes = docx(&table(&acts).reading(), acts.len(), "en").unwrap();
    let joined = edited(&bytes, |xml| {
        let at = xml.find("Each Party shall report").unwrap();
        let from = xml[..at].rfind("</w:pPr>").unwrap();
        format!("{}<w:rPr><w:del w:author=\"x\"/></w:rPr>{}", &xml[..from], &xml[from..])
    });
    let made = proposed(&acts, &joined);
    assert_eq!((made.operations.len(), made.left_out.len()), (0, 1), "{made:?}");
    assert!(made.left_out[0].starts_with("a1.1 is joined to what follows it"), "{:?}", made.left_out);
    let noted = edited(&bytes, |xml| {
        xml.replace("two years.</w:t>", "two years.</w:t><w:footnoteReference w:id=\"3\"/>")
    });
    let made = proposed(&acts, &noted);
    assert_eq!((made.operations.len(), made.left_out.len()), (0, 1), "{made:?}");
    assert!(made.left_out[0].starts_with("a1.1 has a mark of a note"), "{:?}", made.left_out);
    let remarked = edited(&bytes, |xml| {
        let at = xml.find("<w:sectPr>").unwrap();
        let mark = "<w:p><w:r><w:commentReference w:id=\"999\"/></w:r></w:p>";
        format!("{}{mark}{}", &xml[..at], &xml[at..])
    });
    let made = proposed(&acts, &remarked);
    assert_eq!((made.operations.len(), made.left_out.len()), (0, 1), "{made:?}");
    assert!(made.left_out[0].starts_with("a comment is no proposal"), "{:?}", made.left_out);
}

#[test]
fn what_reads_otherwise_by_now_is_left_out() {
    let acts = acts();
    let bytes = docx(&table(&acts[..3]).reading(), 3, "en").unwrap();
    let theirs = edited(&bytes, |xml| {
        xml.replace("every two years", "every three years").replace("twentieth", "sixth")
    });
    assert_eq!(proposed(&acts, &theirs).operations.len(), 2);
    let since = "2031-03-07 BBB withdrawal_of_proposal on p2

2031-03-07 BBB position on harbour/p1 as no_objection

2031-03-08 CHR text_decision d9 on harbour as take_in
  on: p1
";
    let text = format!("{}\n{since}", include_str!("fixtures/harbour.text"));
    let more = read_acts(&SourceText::new("x.text", &text)).unwrap();
    assert_eq!(table(&more).refused, []);
    let made = proposed(&more, &theirs);
    let about: Vec<&str> = made.operations.iter().flat_map(|operation| operation.about()).collect();
    assert_eq!((about, made.left_out.len()), (vec!["a1.1"], 1));
    assert!(made.left_out[0].starts_with("a2.1 reads otherwise since"), "{:?}", made.left_out);
}

#[test]
fn two_readings_are_one_document_with_tracked_changes() {
    let acts = acts();
    let (before, after) = (table(&acts[..3]), table(&acts));
    let document = read(&docx_compared(&before, &after, &acts, "en").unwrap()).unwrap();
    assert_eq!(document.base, None, "it is no reading");
    let printed = |table: &Table| -> Vec<String> {
        let lines = table.reading().provisions.into_iter().map(|p| {
            let words = p.printed("en", false).unwrap_or_default();
            let words = if p.in_brackets() { format!("[{words}]") } else { words };
            format!("{} {words}", p.designation()).trim().to_owned()
        });
        lines.collect()
    };
    let without = |change: Change| -> Vec<String> {
        let text = |p: &comity_draft::import::word::Paragraph| -> String {
            p.runs.iter().filter(|r| r.change != Some(change)).map(|r| r.text.as_str()).collect()
        };
        let texts = document.paragraphs[2..].iter().map(|p| text(p).trim().to_owned());
        texts.filter(|text| !text.is_empty()).collect()
    };
    assert_eq!(without(Change::Deleted), printed(&after));
    assert_eq!(without(Change::Inserted), printed(&before));
    let authors: Vec<&str> = document.found.tracked.keys().map(String::as_str).collect();
    assert!(authors.contains(&"DDD") && !authors.contains(&""), "{authors:?}");
}

#[test]
fn word_has_its_ways() {
    let body = "<w:p><w:ins w:author=\"A\"><w:r><w:t>kept </w:t></w:r><w:del w:author=\"B\"><w:r><w:delText>gone </w:delText></w:r></w:del></w:ins><w:r><w:instrText>PAGE</w:instrText><w:t>stays</w:t></w:r></w:p>\
        <w:p><w:moveFrom w:author=\"A\"><w:r><w:t>elsewhere</w:t></w:r></w:moveFrom></w:p>\
        <w:p><w:moveTo w:author=\"A\"><w:r><w:t>elsewhere</w:t></w:r></w:moveTo></w:p>\
        <w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent><w:t>around it</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:r><w:rPr><w:strike/><w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange></w:rPr><w:t>struck &amp; &#233;</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del w:author=\"B\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">joined </w:t></w:r></w:p><w:p><w:r><w:t>on</w:t></w:r></w:p>\
        <w:p><w:r><w:t>noted</w:t><w:footnoteReference w:id=\"3\"/><w:commentReference w:id=\"0\"/></w:r></w:p>";
    let xml = format!("<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}</w:body></w:document>");
    let notes = "<w:footnotes xmlns:w=\"w\"><w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"3\"><w:p><w:r><w:t>a note</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let comments = "<w:comments xmlns:w=\"w\"><w:comment w:id=\"0\" w:author=\"C\"><w:p><w:r><w:t>why?</w:t></w:r></w:p></w:comment></w:comments>";
    let parts: [(&str, &[u8]); 4] = [
        ("word/document.xml", xml.as_bytes()),
        ("word/footnotes.xml", notes.as_bytes()),
        ("word/comments.xml", comments.as_bytes()),
        ("word/header1.xml", b"<x/>"),
    ];
    let document = read(&package(&parts)).unwrap();
    let texts: Vec<String> = texts(&document).into_iter().filter(|t| !t.is_empty()).collect();
    assert_eq!(
        texts,
        [
            "kept stays",
            "elsewhere",
            "in a box",
            "around it",
            "cell",
            "struck & é",
            "joined",
            "on",
            "noted[^3]",
            "{3} a note"
        ]
    );
    assert!(document.lines().contains("joined on\n"), "{}", document.lines());
    assert_eq!((document.found.tracked["A"].insertions, document.found.tracked["B"].deletions), (2, 1));
    let comment = &document.found.comments[0];
    assert_eq!((comment.author.as_str(), comment.text.as_str(), comment.paragraph), ("C", "why?", 10));
    let not_read: Vec<&str> = document.found.not_read.keys().copied().collect();
    assert_eq!(not_read.len(), 5, "{not_read:?}");
    // All of its words come in, the mark of the note in braces.
    let taken = import(&SourceText::new("x.docx", &document.lines()), "en", "p").unwrap();
    assert_eq!((taken.report.words, taken.report.footnotes), (18, 1));
}

#[test]
fn what_is_no_document_is_refused_with_the_reason() {
    let bomb = format!("<w:document>{}</w:document>", " ".repeat(65 << 20));
    let deep = format!("<a>{}{}</a>", "<b>".repeat(300), "</b>".repeat(300));
    let macros = package(&[("word/document.xml", b"<a/>"), ("word/vbaProject.bin", b"x")]);
    for (bytes, why) in [
        (b"plain text".to_vec(), "its package cannot be opened"),
        (vec![], "its package cannot be opened"),
        (vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1], "encrypted"),
        (vec![b'x'; 17 << 20], "at most 16 MiB"),
        (macros, "macros"),
        (package(&[("other.xml", b"<a/>")]), "no word/document.xml"),
        (package(&[("word/document.xml", bomb.as_bytes())]), "larger than 64 MiB"),
        (package(&[("word/document.xml", deep.as_bytes())]), "deeper than 256"),
        (package(&[("word/document.xml", b"<a>\xFF</a>")]), "not UTF-8"),
        (package(&[("word/document.xml", b"<a><b></a>")]), "XML is broken"),
        (package(&[("word/document.xml", b"<a>")]), "ends before"),
        (package(&[("word/document.xml", b"<!DOCTYPE a [<!ENTITY b \"c\">]><a/>")]), "document type"),
        (document("<w:p><w:r><w:t>&none;</w:t></w:r></w:p>"), "what XML has not"),
    ] {
        let said = read(&bytes).unwrap_err().to_string();
        assert!(said.contains(why), "{said}, and not: {why}");
    }
    let mut half = document("<w:p><w:r><w:t>words</w:t></w:r></w:p>");
    half.truncate(half.len() / 2);
    assert!(read(&half).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever an editor leaves of a document, it is read or refused.
    #[test]
    fn a_broken_document_is_read_or_refused(at in 0.0..1.0f64, length in 0usize..60, put in "[<>/a-z&;\"= ]{0,12}") {
        let acts = acts();
        let bytes = docx(&table(&acts).reading(), acts.len(), "en").unwrap();
        let broken = edited(&bytes, |xml| {
            let from = xml.floor_char_boundary((at * xml.len() as f64) as usize);
            let to = xml.ceil_char_boundary((from + length).min(xml.len()));
            format!("{}{put}x{}", &xml[..from], &xml[to..])
        });
        if let Ok(document) = read(&broken)
            && let Some(reading) = document.base.as_ref().and_then(|base| base.reading(&acts))
        {
            let made = changes(&document, &reading, &reading, "en", "new");
            // Whatever it proposes is an act, or is refused by a rule.
            let does = Does::Proposal(Proposal { id: "new".into(), operations: made.operations, ..Proposal::default() });
            let day = Day::parse("2031-03-09").unwrap();
            let _ = try_act(&acts, &Act { day, recorded: day, actor: "CCC".into(), does });
        }
    }
}

/// `COMITY_SOFFICE` names LibreOffice (`cargo xtask test texts` installs it); without it this test is not run.
#[test]
#[ignore = "needs LibreOffice: cargo xtask test texts"]
fn libreoffice_opens_every_document_and_keeps_what_is_in_it() {
    let soffice = env::var_os("COMITY_SOFFICE").expect("COMITY_SOFFICE names LibreOffice");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("word");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("saved")).unwrap();
    let acts = acts();
    let mut files = vec![];
    for n in 3..=acts.len() {
        for language in ["en", "fr"] {
            let file = folder.join(format!("reading-{n}-{language}.docx"));
            fs::write(&file, docx(&table(&acts[..n]).reading(), n, language).unwrap()).unwrap();
            files.push(file);
        }
        if n > 3 {
            let file = folder.join(format!("compared-{n}.docx"));
            let compared = docx_compared(&table(&acts[..3]), &table(&acts[..n]), &acts, "en").unwrap();
            fs::write(&file, compared).unwrap();
            files.push(file);
        }
    }
    let ruled = read_acts(&SourceText::new("x.text", RULED)).unwrap();
    let with_rules = folder.join("ruled.docx");
    fs::write(&with_rules, docx(&table(&ruled).reading(), ruled.len(), "en").unwrap()).unwrap();
    files.push(with_rules.clone());
    let mut convert = Command::new(soffice);
    convert.arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()));
    convert.args(["--headless", "--convert-to", "docx", "--outdir"]).arg(folder.join("saved")).args(&files);
    let said = convert.output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    for file in &files {
        let ours = read(&fs::read(file).unwrap()).unwrap();
        let saved = folder.join("saved").join(file.file_name().unwrap());
        let theirs = read(&fs::read(&saved).unwrap_or_else(|e| panic!("{}: {e}", saved.display()))).unwrap();
        let runs = |document: &Document| -> Vec<Vec<(String, Option<Change>)>> {
            let of = |p: &comity_draft::import::word::Paragraph| {
                p.runs.iter().map(|run| (run.text.clone(), run.change)).collect::<Vec<_>>()
            };
            document.paragraphs.iter().map(of).collect()
        };
        assert_eq!(runs(&theirs), runs(&ours), "{}", file.display());
        // It joins what one author puts in side by side.
        assert!(theirs.found.tracked.keys().eq(ours.found.tracked.keys()), "{}", file.display());
        let said = |d: &Document| d.found.comments.iter().map(|c| c.text.clone()).collect::<Vec<_>>();
        assert_eq!(said(&theirs), said(&ours), "{}", file.display());
        let rules = |d: &Document| d.paragraphs.iter().map(|p| p.rule).collect::<Vec<_>>();
        assert_eq!(rules(&theirs), rules(&ours), "{}", file.display());
        // What LibreOffice saves is still recognised, and still changes nothing.
        let acts = if *file == with_rules { &ruled } else { &acts };
        if ours.base.is_some() {
            assert_eq!(theirs.base, ours.base);
            assert_eq!(proposed(acts, &fs::read(&saved).unwrap()), Changes::default(), "{}", file.display());
        }
    }
}
