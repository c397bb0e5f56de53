using System.Security.Cryptography;
using EventManager.Domain.Tickets;
using QRCoder;

namespace EventManager.Component.Tests;

/// <summary>The square that is printed and scanned.</summary>
public sealed class TicketSquareTests
{
    [Fact]
    public void A_ticket_with_a_long_address_fits_version_10_at_level_M()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var code = new TicketCode(Guid.CreateVersion7(), Guid.CreateVersion7(), TicketCodeKind.Person, 255).Sign(key);
        var address = "HTTPS://AUSBILDUNGSMESSE.STADT-KASSEL.EXAMPLE/T/" + code;

        using var square = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);

        square.Version.ShouldBeLessThanOrEqualTo(10);
    }
}
