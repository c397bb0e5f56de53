using EventManager.Mail.Mime;
using EventManager.Mail.Pickup;
using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Mail.Tests.Pickup;

public sealed class PickupFolderTransportTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pickup-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_message_becomes_a_file_and_nothing_unfinished_stays()
    {
        var inside = Path.Combine(folder.FullName, "made", "on the way");
        await using var session = await new PickupFolderTransport(inside).OpenAsync(Samples.Stop);

        (await session.SendAsync(Samples.Message(), Samples.Stop)).AllAccepted.ShouldBeTrue();

        var file = Directory.GetFiles(inside).ShouldHaveSingleItem();
        Path.GetFileName(file).ShouldStartWith("42_registration@example_org-");
        file.ShouldEndWith(".eml");
        (await File.ReadAllBytesAsync(file, Samples.Stop)).ShouldBe(MimeWriter.Write(Samples.Message()));
    }

    [Fact]
    public async Task A_repeat_replaces_its_file_and_another_message_does_not()
    {
        await using var session = await new PickupFolderTransport(folder.FullName).OpenAsync(Samples.Stop);
        foreach (var id in (string[])["a.b@example.org", "a_b@example.org", "A.b@example.org", "a.b@example.org"])
            (await session.SendAsync(Samples.Message() with { MessageId = id }, Samples.Stop)).AllAccepted.ShouldBeTrue();

        folder.GetFiles().Length.ShouldBe(3);
        folder.GetFiles().Select(file => file.Name.ToUpperInvariant()).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task An_id_cannot_lead_out_of_the_folder()
    {
        await using var session = await new PickupFolderTransport(folder.FullName).OpenAsync(Samples.Stop);

        await session.SendAsync(Samples.Message() with { MessageId = "../../x/y@example.org" }, Samples.Stop);

        folder.GetFiles("*.eml").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_folder_that_vanished_is_a_failed_connection()
    {
        await using var session = await new PickupFolderTransport(Path.Combine(folder.FullName, "gone")).OpenAsync(Samples.Stop);
        Directory.Delete(Path.Combine(folder.FullName, "gone"));

        (await session.SendAsync(Samples.Message(), Samples.Stop)).ConnectionFailure.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_file_in_the_folders_place_cannot_be_opened()
    {
        var file = Path.Combine(folder.FullName, "file");
        await File.WriteAllTextAsync(file, "", Samples.Stop);

        await Should.ThrowAsync<MailConnectionException>(async () => await new PickupFolderTransport(file).OpenAsync(Samples.Stop));
    }
}
