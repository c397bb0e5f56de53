using System.Security.Cryptography;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Tickets;
using QRCoder;

namespace EventManager.Component.Tests;

/// <summary>The square that is printed and scanned.</summary>
public sealed class TicketSquareTests
{
    [Theory]
    [InlineData("HTTP://LOCALHOST/T/")]
    [InlineData("HTTPS://FAIR.EXAMPLE/T/")]
    [InlineData("HTTPS://MESSE.KASSEL.EXAMPLE/T/")]
    [InlineData("HTTPS://AUSBILDUNGSMESSE.STADT-KASSEL.EXAMPLE/T/")]
    [InlineData("HTTP://VERANSTALTUNGEN.BERUFSORIENTIERUNG.LANDKREIS-KASSEL.EXAMPLE:8443/UNTER/T/")]
    public void A_ticket_fits_version_10_at_level_M_and_small_letters_cost_no_version(string address)
    {
        var text = address + Code();

        using var square = TicketImages.Encode(text);
        using var inCapitals = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);

        square.Version.ShouldBeLessThanOrEqualTo(10);
        square.Version.ShouldBe(inCapitals.Version);
    }

    /// <summary>The same modules as of the text that it should say.</summary>
    [Theory]
    [InlineData("HTTPS://FAIR.EXAMPLE/T/", "https://fair.example/t/")]
    [InlineData("HTTPS://AUSBILDUNGSMESSE.STADT-KASSEL.EXAMPLE/T/", "https://AUSBILDUNGSMESSE.STADT-KASSEL.EXAMPLE/T/")]
    [InlineData("HTTP://LOCALHOST/T/", "HTTP://LOCALHOST/T/")]
    [InlineData("", "")]
    public void What_it_says_is_a_link_to_every_reader_where_that_costs_nothing(string address, string says)
    {
        var code = Code();

        using var square = TicketImages.Encode(address + code);
        using var expected = QRCodeGenerator.GenerateQrCode(says + code, QRCodeGenerator.ECCLevel.M);

        square.ModuleMatrix.Select(Row).ShouldBe(expected.ModuleMatrix.Select(Row));
    }

    private static string Row(System.Collections.BitArray row) => string.Concat(row.Cast<bool>().Select(dark => dark ? '#' : ' '));

    private static string Code()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new TicketCode(Guid.CreateVersion7(), Guid.CreateVersion7(), TicketCodeKind.Person, 255).Sign(key);
    }
}
