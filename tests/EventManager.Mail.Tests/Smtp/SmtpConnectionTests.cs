using System.Diagnostics;
using EventManager.Mail.Smtp;
using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Mail.Tests.Smtp;

public sealed class SmtpConnectionTests
{
    [Fact]
    public async Task A_hundred_messages_share_one_connection()
    {
        await using var server = new FakeSmtpServer();
        await using var session = await server.OpenAsync();

        for (var i = 0; i < 100; i++)
            (await session.SendAsync(Samples.Message() with { MessageId = $"{i}@example.org" }, Samples.Stop)).AllAccepted.ShouldBeTrue();

        server.Connections.ShouldBe(1);
        server.Contents.Count.ShouldBe(100);
    }

    [Theory]
    [InlineData(FakeSmtpServer.HangUp)]
    [InlineData("421 4.4.2 You were idle")]
    public async Task A_connection_that_the_server_ended_in_between_is_opened_anew_once(string answer)
    {
        var mails = 0;
        await using var server = new FakeSmtpServer
        {
            Script = line => line.StartsWith("MAIL", StringComparison.Ordinal) && ++mails == 2 ? answer : null,
        };
        await using var session = await server.OpenAsync();

        var first = await session.SendAsync(Samples.Message(), Samples.Stop);
        var second = await session.SendAsync(Samples.Message(), Samples.Stop);

        first.AllAccepted.ShouldBeTrue();
        second.AllAccepted.ShouldBeTrue();
        server.Connections.ShouldBe(2);
        server.Contents.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_server_that_always_hangs_up_gets_no_third_try()
    {
        await using var server = new FakeSmtpServer
        {
            Script = line => line.StartsWith("MAIL", StringComparison.Ordinal) ? FakeSmtpServer.HangUp : null,
        };

        var result = await server.SendAsync(Samples.Message("a@example.org", "b@example.org"));

        result.ConnectionFailure.ShouldNotBeNull().MayHaveArrived.ShouldBeFalse();
        result.Recipients.Select(outcome => (outcome.Delivery, outcome.Code)).ShouldBe([(Delivery.Transient, 0), (Delivery.Transient, 0)]);
        server.Connections.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_whose_acknowledgement_was_lost_is_not_sent_again_unasked()
    {
        await using var server = new FakeSmtpServer { Script = line => line == "." ? FakeSmtpServer.HangUp : null };

        var result = await server.SendAsync(Samples.Message());

        result.ConnectionFailure.ShouldNotBeNull().MayHaveArrived.ShouldBeTrue();
        server.Contents.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("MAIL", false)]
    [InlineData(".", true)]
    public async Task A_slow_server_ends_in_a_connection_failure_and_the_next_message_connects_anew(string command, bool mayHaveArrived)
    {
        var slow = true;
        await using var server = new FakeSmtpServer
        {
            Script = line => slow && line.Split(' ')[0] == command ? FakeSmtpServer.Silence : null,
        };
        await using var session = await server.OpenAsync(options =>
            options.CommandTimeout = options.DataTimeout = TimeSpan.FromSeconds(1.5)
        );
        var watch = Stopwatch.StartNew();

        var result = await session.SendAsync(Samples.Message(), Samples.Stop);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
        slow = false;
        var next = await session.SendAsync(Samples.Message(), Samples.Stop);

        result.ConnectionFailure.ShouldNotBeNull().MayHaveArrived.ShouldBe(mayHaveArrived);
        result.ConnectionFailure.Reason.ShouldContain("1.5 s");
        next.AllAccepted.ShouldBeTrue();
        server.Connections.ShouldBe(2);
    }

    [Fact]
    public async Task After_a_pause_the_connection_is_probed_and_a_silent_one_replaced()
    {
        var silent = false;
        await using var server = new FakeSmtpServer { Script = line => silent && line == "NOOP" ? FakeSmtpServer.Silence : null };
        await using var session = await server.OpenAsync(options =>
        {
            options.ProbeAfter = TimeSpan.Zero;
            options.CommandTimeout = TimeSpan.FromSeconds(2);
        });

        (await session.SendAsync(Samples.Message(), Samples.Stop)).AllAccepted.ShouldBeTrue();
        server.Connections.ShouldBe(1);
        silent = true;
        (await session.SendAsync(Samples.Message(), Samples.Stop)).AllAccepted.ShouldBeTrue();

        server.Connections.ShouldBe(2);
    }

    [Theory]
    [InlineData("554 No service here")]
    [InlineData("421 Too many connections")]
    [InlineData(FakeSmtpServer.HangUp)]
    [InlineData(FakeSmtpServer.Silence)]
    [InlineData("SSH-2.0-OpenSSH")]
    public async Task A_server_that_does_not_greet_us_is_a_failed_connection(string greeting)
    {
        await using var server = new FakeSmtpServer { Script = line => line == "CONNECT" ? greeting : null };

        await Should.ThrowAsync<MailConnectionException>(async () =>
            await server.OpenAsync(options => options.ConnectTimeout = TimeSpan.FromMilliseconds(300))
        );
    }

    [Fact]
    public async Task Where_nobody_listens_opening_fails()
    {
        SmtpOptions closed;
        await using (var server = new FakeSmtpServer())
            closed = server.Options();

        await Should.ThrowAsync<MailConnectionException>(async () => await new SmtpTransport(closed).OpenAsync(Samples.Stop));
    }

    [Fact]
    public async Task A_server_that_never_ends_its_reply_cannot_fill_the_memory()
    {
        foreach (
            var endless in (string[])[new string('2', 1_000_000), string.Concat(Enumerable.Repeat("220-and\r\n", 100_000)) + "220 so on"]
        )
        {
            await using var server = new FakeSmtpServer { Script = line => line == "CONNECT" ? endless : null };

            var failure = await Should.ThrowAsync<MailConnectionException>(async () => await server.OpenAsync());

            failure.Message.ShouldContain("does not speak SMTP");
        }
    }

    [Fact]
    public async Task Stopping_in_the_middle_leaves_no_half_conversation_behind()
    {
        var slow = true;
        await using var server = new FakeSmtpServer
        {
            Script = line => slow && line.StartsWith("RCPT", StringComparison.Ordinal) ? FakeSmtpServer.Silence : null,
        };
        await using var session = await server.OpenAsync();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Should.ThrowAsync<OperationCanceledException>(async () => await session.SendAsync(Samples.Message(), stop.Token));
        slow = false;
        var next = await session.SendAsync(Samples.Message(), Samples.Stop);

        next.AllAccepted.ShouldBeTrue();
        server.Contents.Count.ShouldBe(1);
        server.Connections.ShouldBe(2);
    }

    [Fact]
    public async Task A_stop_still_waits_for_the_acknowledgement_of_a_message_that_is_out()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new FakeSmtpServer();
        server.Script = line =>
        {
            if (line == ".")
                stop.Cancel();
            return null;
        };
        await using var session = await server.OpenAsync();

        (await session.SendAsync(Samples.Message(), stop.Token)).AllAccepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Two_messages_at_once_over_one_session_are_a_bug()
    {
        await using var server = new FakeSmtpServer { Script = line => line == "." ? FakeSmtpServer.Silence : null };
        await using var session = await server.OpenAsync(options => options.DataTimeout = TimeSpan.FromMilliseconds(500));

        var first = session.SendAsync(Samples.Message(), Samples.Stop).AsTask();
        await Should.ThrowAsync<InvalidOperationException>(async () => await session.SendAsync(Samples.Message(), Samples.Stop));

        (await first).AllAccepted.ShouldBeFalse();
    }
}
