//! A database per test, copied from one that is migrated and seeded once per run.

use super::seed;
use diesel::{Connection, PgConnection, SqliteConnection, connection::SimpleConnection};
use homeroom::platform::db::{
    Conn,
    ids::JobId,
    migrations::{migrate, role_in},
};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
    sync::OnceLock,
};

pub enum TestDatabase {
    Sqlite { file: PathBuf },
    Postgres { server: Server, name: String },
}

#[derive(Clone)]
pub struct Server {
    app: String,
    owner: String,
}

impl TestDatabase {
    /// With both schools in it.
    pub fn create() -> Self {
        let database = Self::named();
        match &database {
            Self::Sqlite { file } => drop(fs::copy(sqlite_template(), file).unwrap()),
            Self::Postgres { server, name } => {
                server.as_owner(&format!("CREATE DATABASE {name} TEMPLATE {}", server.template()));
            }
        }
        database
    }

    /// With nothing in it, not even tables.
    pub fn empty() -> Self {
        let database = Self::named();
        if let Self::Postgres { server, name } = &database {
            server.as_owner(&format!("CREATE DATABASE {name}"));
        }
        database
    }

    fn named() -> Self {
        let name = format!("homeroom_test_{}", JobId::fresh()).to_lowercase();
        match env::var("TEST_DATABASE_URL") {
            Err(_) => Self::Sqlite { file: run_dir().join(format!("{name}.db")) },
            Ok(app) => {
                let owner = env::var("TEST_DATABASE_OWNER_URL").expect("it goes with TEST_DATABASE_URL");
                Self::Postgres { server: Server { app, owner }, name }
            }
        }
    }

    /// As the application reaches it.
    pub fn url(&self) -> String {
        match self {
            Self::Sqlite { file } => file.display().to_string(),
            Self::Postgres { server, name } => on_database(&server.app, name),
        }
    }

    /// As whoever owns the tables reaches it.
    pub fn owner_url(&self) -> String {
        match self {
            Self::Sqlite { file } => file.display().to_string(),
            Self::Postgres { server, name } => on_database(&server.owner, name),
        }
    }

    /// As the application's role, but seeing every school.
    pub fn connect(&self) -> Conn {
        connect(&self.url())
    }

    pub fn connect_as_owner(&self) -> Conn {
        connect(&self.owner_url())
    }
}

fn connect(url: &str) -> Conn {
    if url.contains("://") {
        let mut conn = PgConnection::establish(url).unwrap();
        conn.batch_execute("SET TIME ZONE 'UTC'; SET app.across = 'on'").unwrap();
        return Conn::Postgres(conn);
    }
    let mut conn = SqliteConnection::establish(url).unwrap();
    conn.batch_execute("PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON").unwrap();
    Conn::Sqlite(conn)
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        match self {
            Self::Sqlite { file } => {
                for suffix in ["", "-wal", "-shm"] {
                    let _ = fs::remove_file(format!("{}{suffix}", file.display()));
                }
            }
            Self::Postgres { server, name } => server.as_owner(&format!("DROP DATABASE {name} WITH (FORCE)")),
        }
    }
}

impl Server {
    fn template(&self) -> &'static str {
        static NAME: OnceLock<String> = OnceLock::new();
        NAME.get_or_init(|| {
            let name = format!("homeroom_test_template_{}", process::id());
            self.as_owner(&format!("DROP DATABASE IF EXISTS {name}"));
            self.as_owner(&format!("CREATE DATABASE {name}"));
            let owner = on_database(&self.owner, &name);
            migrate(&owner, &role_in(&self.app)).unwrap();
            seed(&mut connect(&owner));
            name
        })
    }

    fn as_owner(&self, sql: &str) {
        PgConnection::establish(&self.owner).unwrap().batch_execute(sql).unwrap();
    }
}

fn sqlite_template() -> &'static Path {
    static FILE: OnceLock<PathBuf> = OnceLock::new();
    FILE.get_or_init(|| {
        let file = run_dir().join("template.db");
        migrate(&file.display().to_string(), "").unwrap();
        let mut conn = connect(&file.display().to_string());
        seed(&mut conn);
        // What is still in the log would not be copied with the file.
        conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        file
    })
}

/// Where the files of this run lie: in memory where the machine has a folder for that, for tests wait for no disk.
pub fn run_dir() -> &'static Path {
    static DIR: OnceLock<PathBuf> = OnceLock::new();
    DIR.get_or_init(|| {
        let memory = Path::new("/dev/shm");
        let all = if memory.is_dir() { memory.to_owned() } else { env::temp_dir() }.join("homeroom-tests");
        fs::create_dir_all(&all).unwrap();
        forget_earlier_runs(&all);
        let dir = all.join(process::id().to_string());
        fs::create_dir_all(&dir).unwrap();
        dir
    })
}

/// A process cannot tidy up after its own end, so the next run does.
fn forget_earlier_runs(all: &Path) {
    if !Path::new("/proc/self").exists() {
        return;
    }
    for run in fs::read_dir(all).unwrap().flatten() {
        if !Path::new("/proc").join(run.file_name()).exists() {
            let _ = fs::remove_dir_all(run.path());
        }
    }
}

fn on_database(url: &str, name: &str) -> String {
    let (server, _) = url.rsplit_once('/').unwrap();
    format!("{server}/{name}")
}
