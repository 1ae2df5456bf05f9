# Asking other servers: what went wrong.
outbound-address = Write an address that begins with https://, without a name and password in it, and with no other port than 443 or 8443.
outbound-private = The address leads to a private network, where we do not go. Use one that is open to the internet.
outbound-unreachable = Nobody answers at that address. Check it, and ask whoever runs it.
outbound-slow = The answer took longer than ten seconds.
outbound-refused = The other server refused us ({ $status }). Check the key.
outbound-status = The other server answered with { $status } and no list.
outbound-large = The answer is larger than one megabyte. Ask for smaller pages.
outbound-no-json = The answer is no JSON. Check the address.
outbound-deep = The answer is nested too deep to be read.
