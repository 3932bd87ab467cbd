//! A chore's steps, and the programs that they run.

use std::{
    env,
    ffi::OsStr,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Instant,
};

/// A step that did not succeed, in a sentence.
pub type Done = Result<(), String>;

/// A step: its name, and what it does.
pub type Step = (&'static str, fn() -> Done);

/// The argument by which this program does one step, by its whole name.
pub const ONE: &str = "step";

/// The folder of the workspace.
pub fn root() -> PathBuf {
    // The manifest's folder is given by cargo; its parent is the workspace.
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_owned).unwrap_or_default()
}

/// Whether a program is there.
pub fn works(program: &str, argument: &str) -> bool {
    let status = Command::new(program).arg(argument).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// Installs a cargo command that is not there yet.
pub fn subcommand(name: &str) -> Done {
    // Some only answer when cargo calls them.
    let mut ask = Command::new("cargo");
    let status = ask.args([name, "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    if status.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    println!("   installing cargo-{name}");
    let mut install = Command::new("cargo");
    install.args(["install", &format!("cargo-{name}"), "--locked", "--quiet"]);
    // It works for seconds: what it is made with counts more than how fast it is.
    let quickly = [("OPT_LEVEL", "1"), ("LTO", "off"), ("CODEGEN_UNITS", "16"), ("DEBUG", "0")];
    install.envs(quickly.map(|(key, value)| (format!("CARGO_PROFILE_RELEASE_{key}"), value)));
    run(&mut install)
}

/// Runs cargo.
pub fn cargo(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Done {
    run(Command::new("cargo").args(arguments))
}

/// Runs a program, in the folder of the workspace if no other is said.
pub fn run(command: &mut Command) -> Done {
    if command.get_current_dir().is_none() {
        command.current_dir(root());
    }
    let name = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name} failed ({status})")),
        Err(e) => Err(format!("{name}: {e}")),
    }
}

/// Runs a program, in the folder of the workspace if no other is said, and gives back what it printed.
pub fn said(command: &mut Command) -> Result<String, String> {
    if command.get_current_dir().is_none() {
        command.current_dir(root());
    }
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.stderr(Stdio::inherit()).output().map_err(|e| format!("{name}: {e}"))?;
    if !output.status.success() {
        return Err(format!("{name} failed ({})", output.status));
    }
    String::from_utf8(output.stdout).map_err(|e| format!("{name} printed what is no text: {e}"))
}

/// Does a step, and says how long it took.
pub fn step(name: &str, work: impl FnOnce() -> Done) -> Done {
    println!("== {name}");
    let begun = Instant::now();
    work().map_err(|what| format!("{name}: {what}"))?;
    println!("   {name}: done in {:.1} s", begun.elapsed().as_secs_f64());
    Ok(())
}

/// Does two rows of steps beside each other, each row in its order. Each step is a process of its own, and what it says is told
/// when it has ended, so that what two say is not mixed. After one that failed no other is begun.
pub fn side_by_side(rows: [&[Step]; 2]) -> Done {
    let failed = AtomicBool::new(false);
    let row = |steps: &[Step]| {
        for (name, _) in steps {
            if failed.load(Ordering::Relaxed) {
                break;
            }
            println!("   begun: {name}");
            apart(name).inspect_err(|_| failed.store(true, Ordering::Relaxed))?;
        }
        Ok(())
    };
    let [first, second] = rows;
    thread::scope(|scope| {
        let beside = scope.spawn(|| row(second));
        let done = row(first);
        let beside = beside.join().unwrap_or_else(|_| Err("a step ended in a panic".into()));
        match (done, beside) {
            (Err(one), Err(other)) => Err(format!("{one}\n{other}")),
            (done, beside) => done.and(beside),
        }
    })
}

/// Does a step in a process of its own. What it says goes to a file: to wait for the end of a pipe would be to wait for whatever
/// else holds it, too.
fn apart(name: &str) -> Done {
    let said = root().join(format!("target/step-{}", name.replace(|c: char| !c.is_alphanumeric(), "-")));
    let failed = |e: io::Error| format!("{name}: {e}");
    let file = fs::File::create(&said).map_err(failed)?;
    let mut step = Command::new(env::current_exe().map_err(failed)?);
    step.args([ONE, name]).stdout(file.try_clone().map_err(failed)?).stderr(file);
    let done = run(&mut step).map_err(|what| format!("{name}: {what}"));
    let mut out = io::stdout().lock();
    fs::read(&said).and_then(|text| out.write_all(&text)).map_err(failed)?;
    done
}
