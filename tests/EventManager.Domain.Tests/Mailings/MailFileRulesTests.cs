using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;

namespace EventManager.Domain.Tests.Mailings;

public sealed class MailFileRulesTests
{
    private static readonly Guid Fair = new("01a222ab-5955-7ec8-88d3-b921863d1841");
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_does_not_fit_goes_as_a_link_and_a_smaller_one_behind_it_fits_again()
    {
        var (first, large, small) = (File("a.pdf", 600, 0), File("b.pdf", 500, 1), File("c.pdf", 400, 2));

        var split = MailFileRules.Split([small, large, first], 1_000);

        split.Attached.ShouldBe([first, small]);
        split.Linked.ShouldBe([large]);
        split.OnTheWire.ShouldBe(800 + 536, "three bytes are four letters");
        MailFileRules.Split([first], 0).Linked.ShouldBe([first]);
    }

    [Theory]
    [InlineData("%PDF-1.7", "application/pdf")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0", "text/calendar")]
    [InlineData("\uFEFFBEGIN:VCALENDAR\nVERSION:2.0", "text/calendar")]
    [InlineData("BEGIN:VCARD\r\n", null)]
    [InlineData("<html><script>", null)]
    [InlineData("MZ\u0090", null)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", null)]
    [InlineData("", null)]
    public void What_a_file_is_its_content_says(string content, string? mediaType) =>
        FileRules.SniffForMail(System.Text.Encoding.UTF8.GetBytes(content)).ShouldBe(mediaType);

    [Fact]
    public void A_rule_without_files_says_what_it_said_and_another_file_is_other_words()
    {
        var rule = MailRule.ReminderOf(Fair, 3);
        var before = rule.TextHash;
        rule.Approve(null, null);
        rule.HasOtherWords.ShouldBeFalse();

        rule.Attach([Guid.NewGuid()]);
        rule.HasOtherWords.ShouldBeTrue();
        rule.Approve(null, null);
        rule.Attach([Guid.NewGuid()]);
        rule.HasOtherWords.ShouldBeTrue("another file in its place");
        rule.Attach([]);
        rule.TextHash.ShouldBe(before);
        rule.HasTicket = true;
        rule.TextHash.ShouldNotBe(before);
        (rule.HasTicket, rule.Made) = (false, MadeFiles.Plan);
        var withPlan = rule.TextHash;
        withPlan.ShouldNotBe(before);
        rule.Made = MadeFiles.Plan | MadeFiles.Minutes;
        rule.TextHash.ShouldNotBe(withPlan);
    }

    [Fact]
    public void A_copy_sends_its_own_files()
    {
        var (file, rule, target) = (File("a.pdf", 3, 0), MailRule.ReminderOf(Fair, 3), new CopyTarget(Guid.NewGuid(), at => at));
        rule.Attach([file.Id]);
        (rule.HasTicket, rule.Made) = (true, MadeFiles.Minutes);

        var copied = (MailFile)file.CopyTo(target);
        var copy = (MailRule)rule.CopyTo(target);

        copy.Files.ShouldHaveSingleItem().FileId.ShouldBe(copied.Id);
        (copy.HasTicket, copy.Made).ShouldBe((true, MadeFiles.Minutes));
        (copied.EventId, copied.Name, copied.Size).ShouldBe((target.EventId, "a.pdf", 3));
        (copied.Content, file.Content!.CopyFor(copied.Id).FileId).ShouldBe((null, copied.Id), "what it holds is copied for itself");
        copied.Id.ShouldNotBe(file.Id);
    }

    private static MailFile File(string name, int size, int minute) =>
        new(Fair, name, "application/pdf", new byte[size], Now.AddMinutes(minute));
}
