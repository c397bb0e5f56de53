using System.Net;
using System.Net.Sockets;

namespace EventManager.Mail.Smtp;

/// <summary>Who we are in EHLO, and whether the server is this machine.</summary>
internal static class SmtpLocalName
{
    /// <summary>The setting, else this machine's full name, else its address: MailKit would send a name without a domain.</summary>
    public static string Of(SmtpOptions options, Socket socket)
    {
        if (options.LocalName is { Length: > 0 } name)
            return name;
        var machine = Dns.GetHostName();
        return
            machine.Contains('.', StringComparison.Ordinal)
            && Uri.CheckHostName(machine) is UriHostNameType.Dns
            && HeaderText.IsAscii(machine)
            ? machine
            // MailKit puts an address into brackets.
            : Address(socket.LocalEndPoint).ToString().Split('%')[0];
    }

    public static bool IsLoopback(Socket socket) => IPAddress.IsLoopback(Address(socket.RemoteEndPoint));

    private static IPAddress Address(EndPoint? end)
    {
        var address = ((IPEndPoint)end!).Address;
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }
}
