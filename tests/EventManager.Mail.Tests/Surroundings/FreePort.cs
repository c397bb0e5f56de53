using System.Net;
using System.Net.Sockets;

namespace EventManager.Mail.Tests.Surroundings;

internal static class FreePort
{
    /// <summary>One of the loopback on which nobody listens.</summary>
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
