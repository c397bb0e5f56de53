using EventManager.Domain.Mailings;

namespace EventManager.Domain.Tests.Mailings;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(9, 256)]
    [InlineData(10, 360)]
    [InlineData(1_000_000, 360)]
    public void Each_pause_is_twice_the_last_up_to_six_hours(int attempts, int minutes) =>
        Backoff.After(attempts).ShouldBe(TimeSpan.FromMinutes(minutes));

    [Fact]
    public void A_mail_is_tried_for_most_of_a_day_before_it_is_given_up()
    {
        var whole = Enumerable.Range(1, Backoff.MaxAttempts - 1).Aggregate(TimeSpan.Zero, (sum, attempt) => sum + Backoff.After(attempt));

        whole.ShouldBeInRange(TimeSpan.FromHours(16), TimeSpan.FromHours(72));
    }
}
