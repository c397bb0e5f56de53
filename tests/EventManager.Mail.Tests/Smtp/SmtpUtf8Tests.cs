using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Mail.Tests.Smtp;

public sealed class SmtpUtf8Tests
{
    [Fact]
    public async Task A_server_with_SMTPUTF8_gets_the_address_as_people_write_it()
    {
        await using var server = new FakeSmtpServer();

        var result = await server.SendAsync(Samples.Message("jürgen@müller.example"));

        result.AllAccepted.ShouldBeTrue();
        server.Commands.ShouldContain("MAIL FROM:<fair@example.org> SMTPUTF8"); // the content itself stays 7-bit
        server.Commands.ShouldContain("RCPT TO:<jürgen@müller.example>");
        server.Contents.ShouldHaveSingleItem().ShouldContain("To: jürgen@müller.example\r\n");
    }

    [Fact]
    public async Task A_server_without_it_refuses_that_address_for_good_and_serves_the_others()
    {
        await using var server = new FakeSmtpServer();
        server.Offers.Remove("SMTPUTF8");

        var result = await server.SendAsync(Samples.Message("a@example.org", "jürgen@example.org", "b@example.org"));

        result.Recipients.Select(outcome => outcome.Delivery).ShouldBe([Delivery.Accepted, Delivery.Permanent, Delivery.Accepted]);
        result.Recipients[1].Code.ShouldBe(553);
        server.Contents.ShouldHaveSingleItem().ShouldNotContain("jürgen");
    }

    [Fact]
    public async Task A_sender_whom_the_server_cannot_write_stops_the_message()
    {
        await using var server = new FakeSmtpServer();
        server.Offers.Remove("SMTPUTF8");

        var result = await server.SendAsync(Samples.Message() with { ReplyTo = new("größe@example.org") });

        result.Recipients.ShouldAllBe(outcome => outcome.Delivery == Delivery.Permanent);
        server.Contents.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_domain_with_umlauts_alone_needs_no_SMTPUTF8()
    {
        await using var server = new FakeSmtpServer();
        server.Offers.Clear();

        (await server.SendAsync(Samples.Message("info@müller.example"))).AllAccepted.ShouldBeTrue();

        server.Commands.ShouldContain("MAIL FROM:<fair@example.org>");
        server.Commands.ShouldContain("RCPT TO:<info@xn--mller-kva.example>");
    }
}
