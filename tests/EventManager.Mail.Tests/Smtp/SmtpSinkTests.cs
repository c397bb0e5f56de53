using System.Diagnostics;
using EventManager.Mail.Smtp;
using EventManager.Mail.Tests.Surroundings;

namespace EventManager.Mail.Tests.Smtp;

/// <summary>Against a server that somebody else wrote.</summary>
public sealed class SmtpSinkTests
{
    private const int Count = 1000;

    [Theory]
    [InlineData]
    [InlineData("-p")] // no pipelining
    [InlineData("-e")] // no EHLO at all
    public async Task A_thousand_mails_arrive(params string[] arguments)
    {
        using var sink = new SmtpSink(arguments);
        await sink.WaitAsync();
        var watch = Stopwatch.StartNew();

        await using (var session = await new SmtpTransport(sink.Options).OpenAsync(Samples.Stop))
            for (var i = 0; i < Count; i++)
                (await session.SendAsync(Message(i), Samples.Stop)).AllAccepted.ShouldBeTrue();

        TestContext.Current.TestOutputHelper!.WriteLine($"{Count / watch.Elapsed.TotalSeconds:0} mails/s");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15)); // the library client took 45 s
        var mails = sink.Mails();
        mails.Length.ShouldBe(Count);
        mails
            .Select(mail => mail.Split('\n').First(line => line.StartsWith("Message-ID", StringComparison.Ordinal)))
            .Distinct()
            .Count()
            .ShouldBe(Count);
        mails.ShouldAllBe(mail => mail.Contains("\n.a line with a dot in front", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-f", Delivery.Permanent)]
    [InlineData("-r", Delivery.Transient)]
    public async Task A_refusal_is_told_for_good_or_for_now(string argument, Delivery expected)
    {
        foreach (var command in (string[])["MAIL", "RCPT", "DATA", "."])
        {
            using var sink = new SmtpSink(argument, command);
            await sink.WaitAsync();
            await using var session = await new SmtpTransport(sink.Options).OpenAsync(Samples.Stop);

            var result = await session.SendAsync(Message(0), Samples.Stop);

            result.Recipients.ShouldHaveSingleItem().Delivery.ShouldBe(expected, command);
        }
    }

    [Theory]
    [InlineData("-q")]
    [InlineData("-Q")] // with 421
    public async Task A_server_that_hangs_up_leaves_the_message_with_us(string argument)
    {
        foreach (var command in (string[])["MAIL", "RCPT", "DATA", "."])
        {
            using var sink = new SmtpSink(argument, command);
            await sink.WaitAsync();
            await using var session = await new SmtpTransport(sink.Options).OpenAsync(Samples.Stop);

            var result = await session.SendAsync(Message(0), Samples.Stop);

            result.ConnectionFailure.ShouldNotBeNull(command).MayHaveArrived.ShouldBe(argument == "-q" && command == ".");
        }
    }

    private static MailMessage Message(int i) =>
        Samples.Message() with
        {
            MessageId = $"{i}.sink@example.org",
            Subject = $"Einladung Nr. {i}: Für Ihre Schule",
            // More than one segment: with Nagle's algorithm each would wait for an acknowledgement, 40 ms.
            Html = $"<p>{new string('x', 9_000)}</p>",
            Text = ".a line with a dot in front\nand another",
        };
}
