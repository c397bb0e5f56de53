using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EventManager.Domain.Tickets;

namespace EventManager.Domain.Tests.Tickets;

/// <summary>The cases are in a file, because the scanner's tests read the same texts with the browser's own cryptography.</summary>
public sealed class CodeVectorTests
{
    private static readonly VectorFile Vectors = Load();

    public static TheoryData<string> Names => [.. Vectors.Cases.Select(vector => vector.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_text_is_trusted_as_far_as(string name)
    {
        var vector = Vectors.Cases.Single(each => each.Name == name);

        var reading = Read(vector.Text);

        reading.ShouldBe((vector.CodeRead, vector.EventMatches, vector.SignatureValid, vector.KeyRevoked, vector.Ticket));
    }

    private static (bool, bool, bool, bool, Guid?) Read(string text)
    {
        if (TicketCode.Read(text) is not { } read)
            return (false, false, false, false, null);
        if (read.Code.EventId != Vectors.Event)
            return (true, false, false, false, null);
        var key = Vectors.Keys.SingleOrDefault(each => each.Number == read.Code.KeyNumber);
        if (key is null || !TicketCode.Verify(key.Point, read.Payload, read.Signature))
            return (true, true, false, false, null);
        return (true, true, true, key.Revoked, read.Code.TicketId);
    }

    private static VectorFile Load([CallerFilePath] string here = "") =>
        JsonSerializer.Deserialize<VectorFile>(
            File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "vectors", "codes.json")),
            JsonSerializerOptions.Web
        )!;

    private sealed record VectorFile(Guid Event, List<Key> Keys, List<Vector> Cases);

    private sealed record Key(int Number, string X, string Y, bool Revoked)
    {
        public byte[] Point => [.. Base64Url.DecodeFromChars(X), .. Base64Url.DecodeFromChars(Y)];
    }

    private sealed record Vector(
        string Name,
        string Text,
        bool CodeRead,
        bool EventMatches,
        bool SignatureValid,
        bool KeyRevoked,
        Guid? Ticket
    );
}
