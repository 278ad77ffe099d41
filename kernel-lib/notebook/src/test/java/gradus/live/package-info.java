/// Tests of live trainings and of the dashboard.
@org.jspecify.annotations.NullMarked
package gradus.live;
