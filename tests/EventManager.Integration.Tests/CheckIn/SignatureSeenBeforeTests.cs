using System.Security.Cryptography;
using EventManager.Domain.Tickets;
using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.CheckIn;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>What was verified once is compared; nothing passes by that which the key itself would refuse.</summary>
public sealed class SignatureSeenBeforeTests(DoorApps apps) : IClassFixture<DoorApps>
{
    [Theory, EachDatabase]
    public async Task A_ticket_seen_before_opens_no_door_for_a_forgery_of_it(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var ticket = await scene.TicketAsync();
        var code = await scene.CodeAsync(ticket.Id);
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forged = new TicketCode(scene.Event.Id, ticket.Id, TicketCodeKind.Person, 1).Sign(stranger);

        (await scene.ScanAsync(code)).Verdict().ShouldBe("admitted");

        (await scene.ScanAsync(forged, "out")).Verdict().ShouldBe("invalid-signature");
        (await scene.ScanAsync(Changed(code), "out")).Verdict().ShouldBe("invalid-signature");
        (await scene.ScanAsync(code, "out")).Verdict().ShouldBe("left");
        // The other way round, a forgery seen first is not kept.
        (await scene.ScanAsync(forged))
            .Verdict()
            .ShouldBe("invalid-signature");
    }

    /// <summary>A second code of the same ticket is as right as the first: signatures differ each time.</summary>
    [Theory, EachDatabase]
    public async Task Two_codes_of_one_ticket_are_both_right(DatabaseUnderTest kind)
    {
        var scene = await apps.SceneAsync(kind);
        var ticket = await scene.TicketAsync();
        var (first, second) = (await scene.CodeAsync(ticket.Id), await scene.CodeAsync(ticket.Id));
        first.ShouldNotBe(second);

        (await scene.ScanAsync(first)).Verdict().ShouldBe("admitted");
        (await scene.ScanAsync(second, "out")).Verdict().ShouldBe("left");
        (await scene.ScanAsync(first)).Verdict().ShouldBe("admitted");
    }

    [Fact]
    public void Of_a_seen_ticket_every_byte_must_be_the_same()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var q = key.ExportParameters(false).Q;
        byte[] publicKey = [.. q.X!, .. q.Y!];
        var read = TicketCode.Read(new TicketCode(Guid.NewGuid(), Guid.NewGuid(), TicketCodeKind.Person, 3).Sign(key))!.Value;
        var memory = new KeyMemory();
        memory.Verify(publicKey, read.Code.TicketId, read.Payload, read.Signature).ShouldBeTrue();

        memory.Verify(publicKey, read.Code.TicketId, [.. read.Payload], [.. read.Signature]).ShouldBeTrue();
        foreach (var at in (int[])[0, 1, 2, 17, 18, 33])
            memory.Verify(publicKey, read.Code.TicketId, Changed(read.Payload, at), read.Signature).ShouldBeFalse($"payload, byte {at}");
        foreach (var at in (int[])[0, 31, 32, 63])
            memory.Verify(publicKey, read.Code.TicketId, read.Payload, Changed(read.Signature, at)).ShouldBeFalse($"signature, byte {at}");
    }

    private static byte[] Changed(byte[] bytes, int at) => [.. bytes[..at], (byte)(bytes[at] ^ 1), .. bytes[(at + 1)..]];

    /// <summary>Another letter in the middle of the signature.</summary>
    private static string Changed(string code) => code[..^20] + (code[^20] == 'A' ? 'B' : 'A') + code[^19..];
}
