using System.Security.Cryptography;
using EventManager.Domain.Tickets;

namespace EventManager.Domain.Tests.Tickets;

public sealed class TicketCodeTests : IDisposable
{
    private const string QrAlphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly TicketCode code = new(Guid.CreateVersion7(), Guid.CreateVersion7(), TicketCodeKind.Person, 1);

    public void Dispose() => key.Dispose();

    [Fact]
    public void What_was_signed_is_read_and_verified()
    {
        var text = code.Sign(key);

        text.Length.ShouldBe(TicketCode.TextLength);
        text.ShouldAllBe(c => QrAlphanumeric.Contains(c));
        var read = TicketCode.Read(text).ShouldNotBeNull();
        read.Code.ShouldBe(code);
        TicketCode.Verify(Public(key), read.Payload, read.Signature).ShouldBeTrue();
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("HTTPS://MESSE.EXAMPLE/T/{0}")]
    [InlineData("https://messe.example/t/{0}/")]
    [InlineData("  {0}\r\n")]
    public void A_code_is_read_with_and_without_its_address(string scanned) =>
        TicketCode.Read(string.Format(scanned, code.Sign(key))).ShouldNotBeNull().Code.ShouldBe(code);

    [Fact]
    public void Lower_case_is_the_same_code()
    {
        var read = TicketCode.Read(code.Sign(key).ToLowerInvariant()).ShouldNotBeNull();

        TicketCode.Verify(Public(key), read.Payload, read.Signature).ShouldBeTrue();
    }

    [Fact]
    public void No_byte_can_be_changed()
    {
        var bytes = Base32.Decode(code.Sign(key))!;
        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            var read = TicketCode.Read(Base32.Encode(changed));
            (read is { } found && TicketCode.Verify(Public(key), found.Payload, found.Signature)).ShouldBeFalse($"byte {at}");
        }
    }

    [Fact]
    public void Another_key_does_not_verify()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var read = TicketCode.Read(code.Sign(other)).ShouldNotBeNull();

        TicketCode.Verify(Public(key), read.Payload, read.Signature).ShouldBeFalse();
    }

    [Fact]
    public void Event_and_ticket_are_written_as_people_write_them()
    {
        var read = TicketCode.Read(code.Sign(key)).ShouldNotBeNull();

        Convert.ToHexStringLower(read.Payload.AsSpan(2, 16)).ShouldBe(code.EventId.ToString("N"));
        Convert.ToHexStringLower(read.Payload.AsSpan(18, 16)).ShouldBe(code.TicketId.ToString("N"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("https://example.org/")]
    public void Other_texts_are_none_of_ours(string? text) => TicketCode.Read(text).ShouldBeNull();

    [Fact]
    public void A_code_that_is_too_short_too_long_or_of_another_kind_is_none_of_ours()
    {
        var text = code.Sign(key);

        TicketCode.Read(text[..^1]).ShouldBeNull();
        TicketCode.Read(text + "A").ShouldBeNull();
        TicketCode.Read(new string('/', 2_000) + text).ShouldBeNull();
        TicketCode.Read((code with { Kind = (TicketCodeKind)2 }).Sign(key)).ShouldBeNull();
    }

    private static byte[] Public(ECDsa key)
    {
        var point = key.ExportParameters(false).Q;
        return [.. point.X!, .. point.Y!];
    }
}
