use super::*;

#[test]
fn only_addresses_of_the_internet_are_public() {
    for public in [
        "1.1.1.1",
        "8.8.8.8",
        "93.184.215.14",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2a00:1450:4001:81b::200e",
        "2003::1",
    ] {
        assert!(is_public(public.parse().unwrap()), "{public}");
    }
    for private in [
        // This network, private, CGNAT, loopback, link-local (the clouds' metadata among them).
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.0",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        // Protocols, documentation, relays, benchmarks, multicast, reserved, broadcast.
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        // Unspecified, loopback, mapped, compatible, translated, NAT64 (both), discard.
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:8.8.8.8",
        "::127.0.0.1",
        "::ffff:0:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "100::1",
        // ULA, link-local, site-local, multicast, segment routing.
        "fc00::1",
        "fd12:3456:789a::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
        "5f00::1",
        // Teredo, ORCHID, documentation (both), 6to4.
        "2001::1",
        "2001:20::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "3fff::1",
    ] {
        assert!(!is_public(private.parse().unwrap()), "{private}");
    }
}

#[test]
fn an_address_is_https_on_two_ports_without_a_user() {
    for good in [
        "https://clubs.example.org/feed?x=1",
        " https://clubs.example.org:8443/ ",
        "https://8.8.8.8/",
        "https://[2606:4700::1111]/",
    ] {
        assert!(address(good).is_ok(), "{good}");
    }
    for bad in [
        "",
        "clubs.example.org",
        "http://clubs.example.org/",
        "ftp://clubs.example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://clubs.example.org:8080/",
        "https://clubs.example.org:22/",
        "https://user@clubs.example.org/",
        "https://:pass@clubs.example.org/",
        "https://",
    ] {
        assert_eq!(address(bad), Err(Unanswered::NotAllowed), "{bad}");
    }
    // However it is spelled.
    for inside in [
        "https://127.0.0.1/",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://127.1/",
        "https://017700000001/",
        "https://[::1]/",
        "https://[::ffff:7f00:1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://①②⑦.0.0.1/",
    ] {
        assert_eq!(address(inside), Err(Unanswered::Private), "{inside}");
    }
}

#[test]
fn depth_is_counted_outside_of_texts() {
    assert_eq!(depth(br#"{"a": [1, {"b": "]]][[[\"[["}], "c": []}"#), 3);
    assert_eq!(depth(b"\"\\\\\"[[["), 3);
    assert_eq!(depth(&[b'['; 5000]), 5000);
    assert_eq!(depth(b"}}}1"), 0);
}

fn vars(env: &str) -> Config {
    let vars =
        [("APP_ENV", env), ("SECRET_KEY", "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")]
            .into_iter()
            .chain([("DATA_DIR", "/tmp"), ("BASE_URL", "https://homeroom.example"), ("DATABASE_URL", "/tmp/x.db")]);
    Config::from_vars(&vars.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()).unwrap()
}

#[actix_web::test]
async fn a_name_that_leads_home_is_refused_when_it_is_looked_up() {
    let outbound = Outbound::new(&vars("ci")).unwrap();
    let url = Url::parse("https://localhost/feed").unwrap();
    assert_eq!(outbound.json(&url, Some("s3cret")).await, Err(Unanswered::Private));
}

#[actix_web::test]
async fn production_goes_to_no_test_server() {
    let server = SocketAddr::from(([127, 0, 0, 1], 9));
    let url = Url::parse("http://127.0.0.1:9/").unwrap();
    let asked = async |env| {
        let config = Config { test_servers: vec![server], ..vars(env) };
        Outbound::new(&config).unwrap().json(&url, None).await
    };
    assert_eq!(asked("production").await, Err(Unanswered::Private));
    // Nobody listens there, which is found out by trying.
    assert_eq!(asked("ci").await, Err(Unanswered::Unreachable));
}
